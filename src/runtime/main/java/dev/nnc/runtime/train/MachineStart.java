package dev.nnc.runtime.train;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** When the Java machine was started. */
public final class MachineStart {
  /** Set for a machine that another one, its parent, started in its place. */
  public static final String PROPERTY = "nnc.started-by-parent";

  private MachineStart() {}

  /**
   * Milliseconds of the clock, of a machine that was started in another's place those of the other.
   * Asked for at the end only: it takes some 30 ms to answer. Empty where the module that knows is
   * missing from a trimmed image.
   */
  public static OptionalLong millis() {
    try {
      long own = ManagementFactory.getRuntimeMXBean().getStartTime();
      return OptionalLong.of(Boolean.getBoolean(PROPERTY) ? own - sinceParent().toMillis() : own);
    } catch (LinkageError trimmed) {
      return OptionalLong.empty();
    }
  }

  /** The difference is exact, though both instants may be wrong by the same part of a second. */
  private static Duration sinceParent() {
    ProcessHandle self = ProcessHandle.current();
    Optional<Instant> parent = self.parent().flatMap(handle -> handle.info().startInstant());
    return self.info()
        .startInstant()
        .flatMap(own -> parent.map(begin -> Duration.between(begin, own)))
        .orElse(Duration.ZERO);
  }
}
