package dev.nnc.runtime.lanes;

/**
 * Whether code in lanes is compiled. Before that each vector is an object, and the code is a
 * hundred times slower than its scalar twin, for seconds: so whoever has both runs the scalar one
 * until {@link #isReady}. A thread in the background runs the code in lanes on small data until it
 * no longer makes objects; if it never stops, the scalar twin stays. No result depends on it.
 */
public final class WarmUp {
  /** The system property that turns the warm-up of generated loops {@code off}: for tests. */
  public static final String PROPERTY = "nnc.warm-up";

  private static final WarmUpThread BACKGROUND = new WarmUpThread();

  private volatile boolean ready;

  private WarmUp() {}

  /**
   * Starts to run {@code code}, behind what was started before.
   *
   * @param code calls a method in lanes on some 256 elements of its own, once, and nothing else: a
   *     loop here that becomes hot would be compiled with {@code code} inlined, before its profile
   *     says which calls in it are hot as well; must do no harm if repeated
   */
  public static WarmUp start(Runnable code) {
    WarmUp warmUp = new WarmUp();
    BACKGROUND.add(new CompiledCode(code), compiled -> warmUp.ready = compiled);
    return warmUp;
  }

  /** Prepares code in the background. */
  public static void prepare(Runnable work) {
    WarmUpThread.daemon(work).start();
  }

  /** Whether generated loops get none. */
  public static boolean isOff() {
    return "off".equals(System.getProperty(PROPERTY));
  }

  /** One that is over. */
  static WarmUp done() {
    WarmUp warmUp = new WarmUp();
    warmUp.ready = true;
    return warmUp;
  }

  /** Whether the code in lanes is fast. */
  public boolean isReady() {
    return ready;
  }

  /**
   * Runs {@code code} in this thread until it is compiled, for half a minute at most.
   *
   * @return whether it then makes no objects; if that cannot be measured, true
   */
  public static boolean isCompiled(Runnable code) {
    return isCompiled(code, WarmUpThread.MOST_NANOS);
  }

  static boolean isCompiled(Runnable code, long mostNanos) {
    CompiledCode compiled = new CompiledCode(code);
    long begin = System.nanoTime();
    while (!compiled.isFound() && System.nanoTime() - begin < mostNanos) {
      compiled.run();
      compiled.pause();
    }
    return compiled.isFound();
  }
}
