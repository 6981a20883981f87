package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.lanes.Lanes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneProductsTest {
  @Test
  void lanesAreTestedHere() {
    assertThat(Lanes.AVAILABLE).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void bitsAreThoseOfScalarTwins(int bits) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "--add-modules",
                "jdk.incubator.vector",
                "-D" + Lanes.PROPERTY + "=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                LaneProductParity.class.getName())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
