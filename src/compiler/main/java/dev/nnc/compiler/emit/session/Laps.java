package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.runtime.profile.KernelClock;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes how a step takes the time of its kernels. */
public final class Laps {
  private static final String CLOCK = "clock";

  private Laps() {}

  /** {@code private final KernelClock clock = clock(12);} */
  public static FieldSpec clock(Routine step) {
    return FieldSpec.builder(KernelClock.class, CLOCK, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("clock($L)", step.kernels().size())
        .build();
  }

  // clock.start();
  // products.multiply(…);
  // clock.lap(0);
  // updateW1(…);
  // clock.lap(1);
  /**
   * The statements of a step with readings of the clock.
   *
   * @param kernels one for each kernel
   */
  public static List<CodeBlock> between(List<CodeBlock> kernels) {
    List<CodeBlock> timed = new ArrayList<>();
    CodeBlock before = CodeBlock.builder().addStatement("$N.start()", CLOCK).build();
    for (int i = 0; i < kernels.size(); i++) {
      CodeBlock.Builder kernel = CodeBlock.builder().add(before).add(kernels.get(i));
      timed.add(kernel.addStatement("$N.lap($L)", CLOCK, i).build());
      before = CodeBlock.of("");
    }
    return timed;
  }
}
