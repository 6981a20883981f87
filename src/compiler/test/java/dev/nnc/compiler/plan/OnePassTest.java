package dev.nnc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.lower.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An optimizer that a script defines itself updates a variable and its slots in one loop. */
final class OnePassTest {
  private static final Path SCRIPT = Path.of("../../examples/prototypes.nn");

  @Test
  void ownOptimizerMakesOnePassOverEachVariable() {
    Program program =
        new ScriptCompiler(CompilerOptions.standard()).check(SCRIPT).programs().get(0);
    StepPlan plan = StepPlan.of(program);
    List<Kernel> kernels =
        Objects.requireNonNull(plan.step()).kernels().stream()
            .flatMap(kernel -> kernel.parts().stream())
            .toList();
    int variables = 0;
    for (Map.Entry<String, Buffer> cell : plan.cells().entrySet()) {
      if (plan.cells().containsKey(cell.getKey() + "/adabelief/m")) {
        variables++;
        List<Kernel> writers = writers(kernels, cell.getValue());
        assertThat(writers).as(cell.getKey()).hasSize(1);
        for (String slot : List.of("/adabelief/m", "/adabelief/s")) {
          Buffer buffer = Objects.requireNonNull(plan.cells().get(cell.getKey() + slot));
          assertThat(writers(kernels, buffer)).as(cell.getKey() + slot).isEqualTo(writers);
        }
      }
    }
    assertThat(variables).isEqualTo(9);
  }

  private static List<Kernel> writers(List<Kernel> kernels, Buffer buffer) {
    return kernels.stream().filter(kernel -> kernel.writes().contains(buffer)).toList();
  }
}
