package dev.nnc.compiler;

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
          "text",
          "type",
          "syntax",
          "syntax/print",
          "syntax/build",
          "syntax/parse",
          "ir",
          "ops",
          "eval",
          "lower",
          "check/library",
          "check/advice",
          "check/value",
          "check/arithmetic",
          "check/builtin",
          "check/expression",
          "check/block",
          "check/data",
          "check/picture",
          "check/train",
          "check",
          "grad",
          "rewrite",
          "plan",
          "emit/code",
          "emit/layout",
          "emit/loop",
          "emit/lanes",
          "emit/routine",
          "emit/session",
          "emit/train",
          "emit",
          "driver");
  private static final Pattern USE =
      Pattern.compile("dev\\.nnc\\.compiler\\.((?:[a-z]+\\.)*[a-z]+)\\.[A-Z]");

  @Test
  void packagesLookOneWay() throws IOException {
    Path root = Path.of("main/java/dev/nnc/compiler");
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String own = layer(root.relativize(file.getParent()));
        found.add(own);
        Matcher use = USE.matcher(Files.readString(file));
        while (use.find()) {
          String used = layer(Path.of(use.group(1).replace('.', '/')));
          assertThat(ORDER.indexOf(used))
              .as("%s uses %s", file, used)
              .isBetween(0, ORDER.indexOf(own));
        }
      }
    }
    assertThat(ORDER).containsAll(found);
  }

  /** The part of a folder's path that stands in the order; the rest of it is within the layer. */
  private static String layer(Path folder) {
    String path = folder.toString().replace('\\', '/');
    return ORDER.contains(path) ? path : folder.getName(0).toString();
  }
}
