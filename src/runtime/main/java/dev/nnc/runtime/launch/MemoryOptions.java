package dev.nnc.runtime.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * How a Java machine that only trains is told to manage memory. Steps make no objects, so a
 * collector with threads of its own, and room for many young objects, would be memory for nothing.
 */
final class MemoryOptions {
  private static final String COLLECTOR = "-XX:[+-]Use\\w+GC";

  /** What says how large the heap or a part of it is. */
  private static final String SIZE = "-Xm[nsx].*|-XX:\\w*(Heap|New|RAM)\\w*=.*";

  private MemoryOptions() {}

  /** What to add to the options that the user gave, which count for more. */
  static List<String> besides(List<String> given) {
    List<String> more = new ArrayList<>();
    if (given.stream().noneMatch(option -> option.matches(COLLECTOR))) {
      more.add("-XX:+UseSerialGC");
      if (given.stream().noneMatch(option -> option.matches(SIZE))) {
        more.add("-Xmn16m");
      }
    }
    return more;
  }
}
