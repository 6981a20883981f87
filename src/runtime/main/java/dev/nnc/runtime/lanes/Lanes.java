package dev.nnc.runtime.lanes;

import java.lang.module.ModuleFinder;
import java.util.Set;

/**
 * Whether code in lanes can run, and how wide it may be. This class itself needs no vector module.
 */
public final class Lanes {
  /**
   * The system property that turns lanes {@code off}, or gives the most bits of a vector: 128, 256
   * or 512. For tests; no result depends on it.
   */
  public static final String PROPERTY = "nnc.lanes";

  /** The module with vectors. Java loads it only if asked to, and a trimmed image may lack it. */
  public static final String MODULE = "jdk.incubator.vector";

  /** Every processor of these has vectors of 128 bits. */
  private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64", "aarch64");

  /**
   * Whether classes that use the vector module may be loaded: it is there, not turned off, and this
   * virtual machine turns vectors into instructions. A constant for the JIT. Fused multiply-add is
   * not asked for: without it both forms are as slow, which {@link dev.nnc.runtime.kernel.Fma}
   * says.
   */
  public static final boolean AVAILABLE = isAvailable();

  private static final int WIDEST = 512;

  private Lanes() {}

  /** Whether this Java was started with the vector module. */
  public static boolean isModuleLoaded() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** Whether this Java can be started with the vector module. */
  public static boolean isModuleInstalled() {
    return ModuleFinder.ofSystem().find(MODULE).isPresent();
  }

  /**
   * Whether lanes of doubles can run. Vectors of 128 bits hold two, and no processor has masks for
   * so few: comparisons would make objects.
   */
  public static boolean areForDoubles() {
    return AVAILABLE && DoubleLanes.LENGTH > 2;
  }

  /** The most bits that a vector may have, whatever the hardware has: 128, 256 or 512. */
  static int mostBits() {
    int asked = Integer.getInteger(PROPERTY, WIDEST);
    return asked == 128 || asked == 256 ? asked : WIDEST;
  }

  private static boolean isAvailable() {
    return !System.getProperty(PROPERTY, "").equals("off")
        && isModuleLoaded()
        && PROCESSORS.contains(System.getProperty("os.arch", ""))
        && isOptimized(System.getProperty("java.vm.info", ""));
  }

  /** The interpreter and the first compiler make an object of every vector. */
  private static boolean isOptimized(String machine) {
    return !machine.contains("interpreted") && !machine.contains("emulated-client");
  }
}
