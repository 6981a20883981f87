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

/** Commands see the compiler's driver, and what that hands out: programs and messages. */
final class LayersTest {
  private static final Pattern USE = Pattern.compile("dev\\.nnc\\.compiler\\.([\\w.]+)");
  private static final Pattern ALLOWED =
      Pattern.compile("driver\\.[\\w.]+|lower\\.Program|text\\.Diagnostic(Renderer)?");

  @Test
  void commandsSeeTheDriverAlone() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("main/java"))) {
      List<Path> sources = files.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path file : sources) {
        Matcher use = USE.matcher(Files.readString(file));
        while (use.find()) {
          assertThat(use.group(1)).as("used by %s", file).matches(ALLOWED);
        }
      }
    }
  }
}
