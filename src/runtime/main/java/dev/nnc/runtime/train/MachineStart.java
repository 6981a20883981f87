package dev.nnc.runtime.train;

import java.lang.management.ManagementFactory;

/** When the Java machine was started. */
public final class MachineStart {
  /** Set for a machine that another one started in its place: when the first one started. */
  public static final String PROPERTY = "nnc.start";

  private MachineStart() {}

  /** Milliseconds of the clock. Asked for at the end only: it takes some 30 ms to answer. */
  public static long millis() {
    return Long.getLong(PROPERTY, ManagementFactory.getRuntimeMXBean().getStartTime());
  }
}
