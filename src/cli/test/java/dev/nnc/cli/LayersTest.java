package dev.nnc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Commands see the compiler's driver, and what that hands out: programs and messages. Each package
 * imports only packages before it.
 */
final class LayersTest {
  private static final List<String> ORDER =
      List.of("console", "report", "start", "engine", "option", "input", "command", "");
  private static final Path ROOT = Path.of("main/java/dev/nnc/cli");
  private static final Pattern OWN =
      Pattern.compile("import dev\\.nnc\\.cli\\.(?:([a-z]+)\\.)?[A-Z]");

  private static final Pattern USE = Pattern.compile("dev\\.nnc\\.compiler\\.([\\w.]+)");
  private static final Pattern ALLOWED =
      Pattern.compile("driver\\.[\\w.]+|lower\\.Program|text\\.Diagnostic(Renderer)?");

  @Test
  void commandsSeeTheDriverAlone() throws IOException {
    for (Path file : sources()) {
      Matcher use = USE.matcher(Files.readString(file));
      while (use.find()) {
        assertThat(use.group(1)).as("used by %s", file).matches(ALLOWED);
      }
    }
  }

  @Test
  void packagesLookOneWay() throws IOException {
    for (Path file : sources()) {
      int own = ORDER.indexOf(ROOT.relativize(file.getParent()).toString());
      assertThat(own).as("%s is in the order", file).isNotNegative();
      Matcher use = OWN.matcher(Files.readString(file));
      while (use.find()) {
        String used = use.group(1) == null ? "" : use.group(1);
        assertThat(ORDER.indexOf(used)).as("%s uses %s", file, used).isBetween(0, own);
      }
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> sources = files.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      return sources;
    }
  }
}
