package dev.nnc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Of the compiler, the plugin sees the driver alone. */
class LayersTest {
  private static final Pattern COMPILER = Pattern.compile("dev\\.nnc\\.compiler\\.(?!driver\\.)");

  @Test
  void seesTheDriverAlone() {
    assertThat(Folders.texts(Path.of("main/java")))
        .isNotEmpty()
        .allSatisfy((file, text) -> assertThat(text).doesNotContainPattern(COMPILER));
  }
}
