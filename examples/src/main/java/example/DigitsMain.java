package example;

import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingReport;
import java.nio.file.Path;

/** Trains digits, saves the weights, and reads a digit with the class made for that. */
public final class DigitsMain {
  /** A seven, 8 x 8 pixels from 0 to 16. */
  private static final int[] SEVEN = {
    0, 0, 7, 8, 13, 16, 15, 1,
    0, 0, 7, 7, 4, 11, 12, 0,
    0, 0, 0, 0, 8, 13, 1, 0,
    0, 4, 8, 8, 15, 15, 6, 0,
    0, 2, 11, 15, 15, 4, 0, 0,
    0, 0, 0, 16, 5, 0, 0, 0,
    0, 0, 9, 15, 1, 0, 0, 0,
    0, 0, 13, 5, 0, 0, 0, 0
  };

  private DigitsMain() {}

  public static void main(String[] arguments) {
    Path weights = Path.of("target", "digits.safetensors");
    TrainingReport report = train(weights, Options.defaults().withSeed(1));
    System.out.println("held-out accuracy " + report.metrics().get("accuracy"));

    try (Digits digits = Digits.load(weights)) {
      float[] image = image();
      int digit = digits.digit(image)[0];
      float[] probabilities = digits.probability(image);
      System.out.println("read as " + digit + ", probability " + probabilities[digit]);
    }
  }

  /** Trains as the script says, and leaves the weights in a file. */
  static TrainingReport train(Path weights, Options options) {
    try (DigitsTrainer.Session session = DigitsTrainer.open(options)) {
      System.out.print(session.summary());
      TrainingReport report = session.train();
      session.save(weights);
      return report;
    }
  }

  /** The placeholder takes what the script's data statement makes of a row: pixels from 0 to 1. */
  static float[] image() {
    float[] image = new float[SEVEN.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = SEVEN[i] / 16f;
    }
    return image;
  }
}
