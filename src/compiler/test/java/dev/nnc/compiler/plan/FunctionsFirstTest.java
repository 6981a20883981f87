package dev.nnc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.lower.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Loops compute elementary functions before what these do not need. */
final class FunctionsFirstTest {
  private static final Path WORKLOADS = Path.of("../benchmarks/main/nn");

  @Test
  void nothingElseStandsBeforeAFunction() {
    int moved = 0;
    for (String name : List.of("w2s", "w2t", "w3", "w4", "w5")) {
      for (Body body : bodies(WORKLOADS.resolve(name + ".nn"))) {
        List<Instruction> instructions = body.instructions();
        boolean[] needed = new boolean[instructions.size()];
        int last = -1;
        for (int i = instructions.size() - 1; i >= 0; i--) {
          Instruction instruction = instructions.get(i);
          if (isFunction(instruction)) {
            last = Math.max(last, i);
            needed[i] = true;
          }
          for (int operand : instruction.operands()) {
            assertThat(operand).as("%s: %s", name, body).isLessThan(i);
            needed[operand] |= needed[i];
          }
        }
        for (int i = 0; i < last; i++) {
          assertThat(needed[i]).as("%s: %s of %s", name, i, body).isTrue();
        }
        moved += last >= 0 && last < instructions.size() - 2 ? 1 : 0;
      }
    }
    assertThat(moved).isGreaterThan(5);
  }

  private static boolean isFunction(Instruction instruction) {
    return instruction instanceof Instruction.Apply apply && apply.op().java().lanes().isFunction();
  }

  private static List<Body> bodies(Path script) {
    Program program =
        new ScriptCompiler(CompilerOptions.standard()).check(script).programs().get(0);
    List<Body> bodies = new ArrayList<>();
    for (Kernel kernel : Objects.requireNonNull(StepPlan.of(program).step()).kernels()) {
      for (Kernel part : kernel.parts()) {
        if (part instanceof Kernel.Method method) {
          bodies.add(method.body());
        }
      }
    }
    return bodies;
  }
}
