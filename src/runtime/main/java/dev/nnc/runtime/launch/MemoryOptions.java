package dev.nnc.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java machine that only trains is told to manage memory. Steps make no objects, so a
 * collector with threads of its own, and room for many young objects, would be memory for nothing.
 * They pass over the same large arrays again and again, which takes a processor less time where
 * pages are large.
 */
final class MemoryOptions {
  private static final String COLLECTOR = "-XX:[+-]Use\\w+GC";

  /** What says how large the heap or a part of it is. */
  private static final String SIZE = "-Xm[nsx].*|-XX:\\w*(Heap|New|RAM)\\w*=.*";

  private static final String PAGES = "-XX:[+-]Use(Large|TransparentHuge)Pages.*";

  /** Where Linux says, in brackets, who gets large pages. */
  private static final Path LARGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private static final String WHO_ASKS = "[madvise]";

  private MemoryOptions() {}

  /** What to add to the options that the user gave, which count for more. */
  static List<String> besides(List<String> given) {
    return besides(given, setting(LARGE_PAGES));
  }

  /** On a system with that setting of large pages. */
  static List<String> besides(List<String> given, String largePages) {
    List<String> more = new ArrayList<>();
    if (!has(given, COLLECTOR)) {
      more.add("-XX:+UseSerialGC");
      if (!has(given, SIZE)) {
        more.add("-Xmn16m");
      }
    }
    if (largePages.contains(WHO_ASKS) && !has(given, PAGES)) {
      more.add("-XX:+UseTransparentHugePages");
    }
    return more;
  }

  private static boolean has(List<String> given, String options) {
    return given.stream().anyMatch(option -> option.matches(options));
  }

  private static String setting(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException | SecurityException unknown) {
      return "";
    }
  }
}
