package dev.nnc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package imports only packages before it. */
class LayersTest {
  private static final List<String> ORDER =
      List.of(
          "",
          "file",
          "math",
          "lanes",
          "random",
          "kernel/lanes",
          "kernel",
          "profile",
          "picture",
          "data",
          "data/table",
          "data/source",
          "data/load",
          "session",
          "train",
          "launch");
  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?dev\\.nnc\\.runtime\\.((?:[a-z]+\\.)*)[A-Z]", Pattern.MULTILINE);

  @Test
  void packagesLookOneWay() throws IOException {
    Path root = Path.of("main/java/dev/nnc/runtime");
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String own = root.relativize(file.getParent()).toString().replace('\\', '/');
        found.add(own);
        Matcher use = IMPORT.matcher(Files.readString(file));
        while (use.find()) {
          String used = use.group(1).replaceAll("\\.$", "").replace('.', '/');
          assertThat(ORDER.indexOf(used))
              .as("%s uses %s", file, used)
              .isBetween(0, ORDER.indexOf(own));
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(ORDER);
  }
}
