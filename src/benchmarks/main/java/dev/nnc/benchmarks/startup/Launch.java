package dev.nnc.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One launch of a program that prints a line for each of its steps.
 *
 * @param seconds from the start of the process to each step
 * @param peakBytes of memory, of all processes that it consists of
 */
record Launch(List<Double> seconds, long peakBytes) {
  /**
   * Starts a program and ends it after some time.
   *
   * @param mark what the lines of steps have, and no other
   */
  static Launch of(List<String> command, String mark, double howLong) {
    try {
      long begin = System.nanoTime();
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      List<Double> seconds = new ArrayList<>();
      try (BufferedReader lines = process.inputReader()) {
        String line = lines.readLine();
        while (line != null && System.nanoTime() - begin < howLong * 1e9) {
          if (line.contains(mark)) {
            seconds.add((System.nanoTime() - begin) / 1e9);
          }
          line = lines.readLine();
        }
        return new Launch(seconds, end(process));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends the processes; returns the most memory that they had. All are looked at before one ends,
   * for then what it shared with another would count as the other's own.
   */
  private static long end(Process process) throws IOException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    List<ProcessMemory> memory = new ArrayList<>();
    for (ProcessHandle each : all) {
      memory.add(ProcessMemory.of(each.pid()));
    }
    all.forEach(ProcessHandle::destroyForcibly);
    return ProcessMemory.peakOfAll(memory);
  }

  /** Seconds to the first step; infinite if there was none. */
  double first() {
    return seconds.isEmpty() ? Double.POSITIVE_INFINITY : seconds.get(0);
  }

  /** Steps a second between two times. */
  double rate(double from, double to) {
    return seconds.stream().filter(each -> each >= from && each < to).count() / (to - from);
  }
}
