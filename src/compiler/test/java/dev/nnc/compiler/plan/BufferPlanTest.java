package dev.nnc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.emit.RandomGraphs;
import dev.nnc.compiler.lower.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No two buffers that are needed at the same time share an array. */
final class BufferPlanTest {
  private static final int GRAPHS = 200;

  @Test
  void liveBuffersNeverOverlap() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      Routine step = Fuser.plan(RandomGraphs.graph(seed), new LinkedHashMap<>());
      Routine plain = Fuser.planUnfused(RandomGraphs.graph(seed), new LinkedHashMap<>());
      BufferPlan plan = BufferPlan.of(List.of(step, plain));
      verify(plan, step);
      verify(plan, plain);
    }
  }

  /** Normal numbers are made of two arrays of others. */
  @Test
  void initialValuesOfAllLayersShareTwoArrays() {
    Path script = Path.of("../../examples/mnist.nn");
    Program program =
        new ScriptCompiler(CompilerOptions.standard()).check(script).programs().get(0);
    StepPlan plan = StepPlan.of(program);
    assertThat(plan.buffers().ownedBy(plan.initialize())).hasSize(2);
  }

  /** Runs the kernels, keeping in mind whose value each array holds. */
  private static void verify(BufferPlan plan, Routine routine) {
    Map<BufferPlan.Slot, Buffer> holds = new HashMap<>();
    for (Kernel kernel : routine.kernels().stream().flatMap(k -> k.parts().stream()).toList()) {
      for (Buffer read : temporaries(kernel.reads())) {
        assertThat(holds.get(plan.slot(read))).as("%s reads %s", kernel, read).isSameAs(read);
      }
      Set<BufferPlan.Slot> written = new HashSet<>();
      for (Buffer write : temporaries(kernel.writes())) {
        BufferPlan.Slot slot = plan.slot(write);
        assertThat(written.add(slot)).as("%s writes to one array twice", kernel).isTrue();
        assertThat(slot.dtype()).isEqualTo(write.dtype());
        assertThat(fits(write, slot)).as("%s in %s", write, slot.elements()).isTrue();
        holds.put(slot, write);
      }
    }
    for (Buffer result : temporaries(routine.results().values())) {
      assertThat(holds.get(plan.slot(result))).isSameAs(result);
    }
  }

  private static boolean fits(Buffer buffer, BufferPlan.Slot slot) {
    boolean fixed = buffer.elements().isFixed() && slot.elements().isFixed();
    return fixed
        ? buffer.elements().size() <= slot.elements().size()
        : buffer.elements().equals(slot.elements());
  }

  private static Set<Buffer> temporaries(Iterable<Buffer> buffers) {
    Set<Buffer> found = new HashSet<>();
    for (Buffer buffer : buffers) {
      if (buffer.kind() == Buffer.Kind.TEMPORARY) {
        found.add(buffer);
      }
    }
    return found;
  }
}
