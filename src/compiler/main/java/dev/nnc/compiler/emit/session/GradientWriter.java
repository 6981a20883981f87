package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.plan.StepPlan;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the two parts of a step, or why it has none. */
public final class GradientWriter {
  private final Fields fields;
  private final RoutineWriter routines;

  public GradientWriter(Fields fields, RoutineWriter routines) {
    this.fields = fields;
    this.routines = routines;
  }

  /**
   * The methods of a session.
   *
   * @param step the whole step, which leaves its results where the first part does
   */
  public List<MethodSpec> members(
      Program.@Nullable Gradients gradients, StepPlan.@Nullable Parts parts, Routine step) {
    if (gradients instanceof Program.Refusal refusal) {
      return List.of(refusal(refusal));
    }
    return parts == null
        ? List.of()
        : List.of(allocate(), compute(parts.compute(), step), apply(parts.apply()));
  }

  private static MethodSpec method(String name, CodeBlock body) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addCode(body)
        .build();
  }

  // protected void allocateGradients() {
  //   throw inseparable("reads `x`");
  // }
  private static MethodSpec refusal(Program.Refusal refusal) {
    return method(
        "allocateGradients",
        CodeBlock.builder().addStatement("throw inseparable($S)", refusal.why()).build());
  }

  // protected void allocateGradients() {
  //   gradientW1 = floatGradient("w1");
  // }
  private MethodSpec allocate() {
    String name = "allocateGradients";
    return method(name, routines.divided(name, fields.gradientAllocations()));
  }

  private MethodSpec compute(Routine compute, Routine step) {
    String name = "computeGradients";
    CodeBlock.Builder body = CodeBlock.builder().add(routines.body(name, compute, fields));
    compute.results().forEach((result, buffer) -> leave(body, buffer, result, step));
    return method(name, body.build());
  }

  /** Puts a result where a step has it, if it is elsewhere. */
  private void leave(CodeBlock.Builder body, Buffer from, String result, Routine step) {
    Buffer to = Objects.requireNonNull(step.results().get(result));
    boolean moves = to.kind() == Buffer.Kind.SCALAR || to.kind() == Buffer.Kind.TEMPORARY;
    if (moves && !fields.number(to).equals(fields.number(from))) {
      body.addStatement("$L = $L", fields.number(to), fields.number(from));
    }
  }

  private MethodSpec apply(Routine apply) {
    String name = "applyGradients";
    return method(name, routines.body(name, apply, fields));
  }
}
