package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two sigmoids that come from one exponential have the bits of the function. */
final class SharedExponentialsTest {
  private static final String SCRIPT =
      """
      model Slopes {
        placeholder x : float[batch, 16]
        output up    = sigmoid(x)
        output down  = sigmoid(-x)
        output slope = sigmoid(x) * sigmoid(-x)
      }
      """;

  private static final float[] SPECIAL = {
    0,
    -0f,
    1,
    -1,
    1e-8f,
    -1e-8f,
    17,
    -17,
    88.8f,
    -88.8f,
    104,
    -104,
    1e-40f,
    -1e-40f,
    3e38f,
    -3e38f,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  @Test
  void slopesAreProductsOfBoth() {
    Checked checked =
        new ScriptCompiler(CompilerOptions.standard()).check(Source.of("slopes.nn", SCRIPT));
    GeneratedClass generated = GeneratedClass.of(checked.programs().get(0), "");
    assertThat(generated.sources().values()).anyMatch(java -> java.contains("FloatMath.exp("));
    try (Session session = generated.open(Options.defaults())) {
      session.feed("x", Tensor.of(numbers(), numbers().length / 16, 16));
      float[] up = session.fetch("up").floats();
      float[] down = session.fetch("down").floats();
      float[] slope = session.fetch("slope").floats();
      for (int i = 0; i < slope.length; i++) {
        assertThat(Float.floatToIntBits(slope[i]))
            .as("%s: %s * %s", numbers()[i], up[i], down[i])
            .isEqualTo(Float.floatToIntBits(up[i] * down[i]));
      }
    }
  }

  /** Special ones, any bits at all, and such as are usual. */
  private static float[] numbers() {
    Random random = new Random(1);
    float[] numbers = new float[1 << 14];
    for (int i = 0; i < numbers.length; i++) {
      float any = Float.intBitsToFloat(random.nextInt());
      float usual = (float) (8 * random.nextGaussian());
      numbers[i] = i < SPECIAL.length ? SPECIAL[i] : i % 2 == 0 ? any : usual;
    }
    return numbers;
  }
}
