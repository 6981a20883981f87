package dev.nnc.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of a process, as Linux tells it; 0 elsewhere.
 *
 * @param peakBytes the most that it had
 * @param sharedBytes what it maps together with other processes now, such as the Java machine's own
 *     program and its archive of classes
 */
record ProcessMemory(long peakBytes, long sharedBytes) {
  static ProcessMemory of(long pid) throws IOException {
    Path folder = Path.of("/proc", Long.toString(pid));
    return new ProcessMemory(
        bytes(folder.resolve("status"), "VmHWM:"),
        bytes(folder.resolve("smaps_rollup"), "Shared_Clean:"));
  }

  private static long bytes(Path file, String label) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(label))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** The most that processes of one program and its parent had; what they share counts once. */
  static long peakOfAll(List<ProcessMemory> processes) {
    long peak = processes.stream().mapToLong(ProcessMemory::peakBytes).sum();
    long shared = processes.stream().mapToLong(ProcessMemory::sharedBytes).sum();
    long once = processes.stream().mapToLong(ProcessMemory::sharedBytes).max().orElse(0);
    return peak - shared + once;
  }
}
