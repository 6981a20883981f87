package dev.nnc.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Tells how long ago a process was started, the loading of its Java machine included. */
public final class ProcessClock {
  private static final int STATE_FIELD = 2;
  private static final int START_FIELD = 21;
  private static final double TICKS_PER_SECOND = 100;

  private ProcessClock() {}

  /** Milliseconds since a process began; NaN where the system does not tell. */
  public static double millisSince(ProcessHandle process) {
    try {
      return 1000 * (upTime() - startTime(process.pid()));
    } catch (IOException notLinux) {
      return process
          .info()
          .startInstant()
          .map(start -> (double) (Instant.now().toEpochMilli() - start.toEpochMilli()))
          .orElse(Double.NaN);
    }
  }

  /**
   * Seconds between the start of the machine and that of a process. Java's own answer adds a start
   * of the machine in whole seconds, and is wrong by up to one.
   */
  private static double startTime(long pid) throws IOException {
    String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[START_FIELD - STATE_FIELD]) / TICKS_PER_SECOND;
  }

  private static double upTime() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/uptime")).split(" ", -1);
    return Double.parseDouble(fields[0]);
  }
}
