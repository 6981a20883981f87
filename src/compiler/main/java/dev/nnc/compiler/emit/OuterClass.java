package dev.nnc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.runtime.launch.TrainerMain;
import dev.nnc.runtime.session.Options;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what stands round the session of a generated class: how it is opened and started. */
final class OuterClass {
  private static final String SESSION = "Session";
  private static final String NAMES = "Names";

  /** Beyond so many variables a list of constants helps no one. */
  private static final int MOST_NAMES = 200;

  private OuterClass() {}

  /** The simple name of a program's class, never one that its own code means otherwise. */
  static String name(Program program) {
    String model = Names.upper(Names.camel(program.model()));
    if (program.training() != null) {
      return model + "Trainer";
    }
    return ReservedNames.CLASSES.contains(model) ? model + "_" : model;
  }

  static ClassName session(ClassName self) {
    return self.nestedClass(SESSION);
  }

  // public final class LineTrainer {
  //   private LineTrainer() {}
  //   … open, main
  // }
  static TypeSpec.Builder of(Program program, ClassName self) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("$L", Docs.of(program));
    if (program.training() == null) {
      ModelWriter.addConstructor(type, self, session(self));
    } else {
      type.addJavadoc("\n<p>Trains it: opens sessions, and is a program.\n")
          .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    }
    type.addMethod(open(self)).addMethod(openByDefault(self));
    if (program.training() != null) {
      type.addMethod(main(self));
    }
    return type;
  }

  // public static final class Names {
  //   public static final String IMAGE = "image";
  static TypeSpec names(Program program) {
    List<String> paths = new ArrayList<>();
    program.placeholders().forEach(feed -> paths.add(feed.name()));
    program.fetches().forEach(fetch -> paths.add(fetch.name()));
    program.cells().stream()
        .filter(cell -> cell.op().kind() == Storage.Kind.VARIABLE)
        .limit(MOST_NAMES)
        .forEach(cell -> paths.add(cell.op().path()));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(NAMES)
            .addJavadoc(
                "Names of placeholders, outputs and variables, for feeds and fetches by name.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    Names constants = new Names();
    for (String path : paths) {
      type.addField(
          FieldSpec.builder(String.class, constants.constant(path), Modifier.PUBLIC)
              .addModifiers(Modifier.STATIC, Modifier.FINAL)
              .initializer("$S", path)
              .build());
    }
    return type.build();
  }

  private static MethodSpec open(ClassName self) {
    return MethodSpec.methodBuilder("open")
        .addJavadoc(
            "Opens a session with initial values, or with those of the options' weights file.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(session(self))
        .addParameter(Options.class, "options")
        .addStatement("return $T.open(options)", session(self))
        .build();
  }

  private static MethodSpec openByDefault(ClassName self) {
    return MethodSpec.methodBuilder("open")
        .addJavadoc("Opens a session with initial values, and all else as the script says.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(session(self))
        .addStatement("return open($T.defaults())", Options.class)
        .build();
  }

  private static MethodSpec main(ClassName self) {
    return MethodSpec.methodBuilder("main")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addParameter(ArrayTypeName.of(String.class), "arguments")
        .addStatement("$1T.main($2T.class, $2T::open, arguments)", TrainerMain.class, self)
        .build();
  }
}
