package dev.nnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.nnc.runtime.session.InferenceModel;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes what makes an inference class one for all threads: its weights, and a session a call. */
final class ModelWriter {
  private final ClassName self;
  private final ClassName session;

  ModelWriter(ClassName self, ClassName session) {
    this.self = self;
    this.session = session;
  }

  // public final class Line extends InferenceModel<Line.Session> {
  //   private Line(Session weights) {
  //     super(weights);
  //   }
  static void addConstructor(TypeSpec.Builder type, ClassName self, ClassName session) {
    type.superclass(ParameterizedTypeName.get(ClassName.get(InferenceModel.class), session))
        .addJavadoc("\n<p>Computes its outputs, for any number of threads at once.\n")
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(session, "weights")
                .addStatement("super(weights)")
                .build());
  }

  /**
   * The methods of the class.
   *
   * @param outputs the session's typed methods
   */
  List<MethodSpec> members(List<MethodSpec> outputs) {
    List<MethodSpec> members = new ArrayList<>();
    members.add(create());
    members.add(load());
    members.add(loadResource());
    outputs.forEach(output -> members.add(forward(output)));
    members.add(session());
    return members;
  }

  private MethodSpec create() {
    return factory("create", "with initial values, or with those of the options' weights file")
        .addParameter(Options.class, "options")
        .addStatement("return new $T(open(options))", self)
        .build();
  }

  private MethodSpec load() {
    return factory("load", "with the weights of a file that a session has saved")
        .addParameter(Path.class, "weights")
        .addStatement(
            "return create($T.defaults().withWeights($T.requireNonNull(weights)))",
            Options.class,
            Objects.class)
        .build();
  }

  private MethodSpec loadResource() {
    ParameterizedTypeName type =
        ParameterizedTypeName.get(
            ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
    return factory("load", "with the weights of such a file on the class path")
        .addParameter(type, "near")
        .addParameter(String.class, "resource")
        .addJavadoc("\n@param near the class beside which the file stands\n")
        .addStatement("$1T session = new $1T($2T.defaults(), null)", session, Options.class)
        .addStatement("session.load(near, resource)")
        .addStatement("return new $T(session)", self)
        .build();
  }

  private MethodSpec.Builder factory(String name, String what) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc("The model $L.\n", what)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self);
  }

  // public float[] y(float[] x) {
  //   Session session = take();
  //   try {
  //     return session.y(x);
  //   } finally {
  //     giveBack(session);
  //   }
  // }
  private MethodSpec forward(MethodSpec output) {
    CodeBlock arguments =
        output.parameters().stream()
            .map(ParameterSpec::name)
            .map(CodeBlock::of)
            .collect(CodeBlock.joining(", "));
    String returned = output.returnType().equals(TypeName.VOID) ? "" : "return ";
    return MethodSpec.methodBuilder(output.name())
        .addJavadoc(output.javadoc())
        .addModifiers(Modifier.PUBLIC)
        .returns(output.returnType())
        .addParameters(output.parameters())
        .addStatement("$T session = take()", session)
        .beginControlFlow("try")
        .addStatement("$Lsession.$N($L)", returned, output.name(), arguments)
        .nextControlFlow("finally")
        .addStatement("giveBack(session)")
        .endControlFlow()
        .build();
  }

  private MethodSpec session() {
    return MethodSpec.methodBuilder("session")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(session)
        .addStatement("return new $T(weights().options(), weights())", session)
        .build();
  }
}
