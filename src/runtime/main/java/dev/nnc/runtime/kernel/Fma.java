package dev.nnc.runtime.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Whether {@link Math#fma} is one instruction here, as every kernel needs it. */
public final class Fma {
  private static final String MESSAGE =
      "This Java has no fused multiply-add in hardware (its flag UseFMA is off), so training would"
          + " compute each in software, about a thousand times slower, though with the same results."
          + " Use a processor with FMA (x86-64 since 2013, any 64-bit ARM) and leave out the options"
          + " -XX:-UseFMA and -XX:UseAVX=0.";

  private Fma() {}

  /**
   * The one message for a machine without a hardware fused multiply-add; empty where there is one,
   * and where the virtual machine does not say.
   */
  public static Optional<String> warning() {
    try {
      return Flags.isOn("UseFMA") ? Optional.empty() : Optional.of(MESSAGE);
    } catch (LinkageError | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  /** A class of its own: the module it needs may be missing from a trimmed image. */
  private static final class Flags {
    static boolean isOn(String flag) {
      var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return "true".equals(diagnostics.getVMOption(flag).getValue());
    }
  }
}
