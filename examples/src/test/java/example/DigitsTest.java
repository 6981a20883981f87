package example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model is tested like other code: a short training reaches what the team relies on. */
final class DigitsTest {
  @TempDir private Path folder;

  @Test
  void learnsInAFewEpochs() {
    Path weights = folder.resolve("digits.safetensors");
    TrainingReport report = DigitsMain.train(weights, Options.defaults().withEpochs(10));
    assertTrue(report.metrics().get("accuracy") > 0.95, report::toString);
    try (Digits digits = Digits.load(weights)) {
      assertEquals(7, digits.digit(DigitsMain.image())[0]);
    }
  }

  @Test
  void twoTrainingsGiveTheSameBits() {
    Options options = Options.defaults().withEpochs(1).withSeed(7);
    try (DigitsTrainer.Session first = DigitsTrainer.open(options);
        DigitsTrainer.Session second = DigitsTrainer.open(options.withThreads(2))) {
      first.train();
      second.train();
      String path = "hidden/dense/weight";
      assertArrayEquals(first.variable(path).floats(), second.variable(path).floats());
    }
  }
}
