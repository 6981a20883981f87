package dev.nnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.routine.Methods;
import dev.nnc.runtime.kernel.Twins;
import java.lang.invoke.MethodHandles;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the loops that have a form in lanes twice: as a class inside the session, in plain Java,
 * and as one in a file of its own that overrides them, since that needs a module which may be
 * missing where the other runs.
 */
final class TwinWriter {
  private static final String SUFFIX = "Lanes";

  private final ClassName self;
  private final ClassName plain;
  private final Methods methods;
  private final Sizes sizes;
  private final List<MethodSpec> twins;

  TwinWriter(ClassName self, Methods methods, Sizes sizes) {
    this.self = self;
    this.methods = methods;
    this.sizes = sizes;
    plain = OuterClass.session(self).nestedClass(Methods.TWINS);
    twins = methods.twins();
  }

  boolean areUsed() {
    return !twins.isEmpty();
  }

  /** Of the class in lanes. */
  ClassName name() {
    return ClassName.get(self.packageName(), name(self.simpleName()));
  }

  /** Of the class in lanes beside another. */
  static String name(String simpleName) {
    return simpleName + SUFFIX;
  }

  // private final Kernels kernels =
  //     Twins.open(MethodHandles.lookup(), "LineTrainerLanes", Kernels::new);
  FieldSpec field() {
    return FieldSpec.builder(plain, Methods.FIELD, Modifier.PRIVATE, Modifier.FINAL)
        .initializer(
            "$T.open($T.lookup(), $S, $T::new)",
            Twins.class,
            MethodHandles.class,
            name().simpleName(),
            plain)
        .build();
  }

  // static class Kernels {
  //   void adam(float[] m, float[] v) { …
  TypeSpec plain() {
    return TypeSpec.classBuilder(plain)
        .addModifiers(Modifier.STATIC)
        .addJavadoc(
            "Loops in plain Java. {@code $L} gives the same bits, several elements at a time.",
            name().simpleName())
        .addMethods(twins)
        .build();
  }

  // final class LineTrainerLanes extends LineTrainer.Session.Kernels {
  //   @Override
  //   void adam(float[] m, float[] v) { …
  TypeSpec inLanes() {
    Sizes constants = sizes.elsewhere();
    List<MethodSpec> inLanes = methods.laneTwins(constants);
    return TypeSpec.classBuilder(name())
        .addModifiers(Modifier.FINAL)
        .superclass(plain)
        .addJavadoc(
            "The loops of {@link $T} with the same bits, several elements at a time.\n", self)
        .addJavadoc("Loaded only where {@code jdk.incubator.vector} is.")
        .addFields(constants.declarationsOfAll())
        .addMethods(inLanes)
        .build();
  }
}
