package dev.nnc.compiler.oracle;

import com.google.gson.JsonObject;
import dev.nnc.compiler.ir.DenseArray;
import java.util.Map;

/** A recorded moving average of a variable that an optimizer moves along a wave. */
record AverageCase(JsonObject json) implements RecordedCase {
  @Override
  public String script() {
    return script(json.get("decay").toString());
  }

  /** A training that averages a variable which is sin(step / 3) after each step. */
  static String script(String average) {
    return """
        optimizer follow() {
          parameter' = sin(step / 3)
        }
        model Wave {
          variable w : double[] = 0
        }
        train Wave {
          loss     w^2
          optimize follow()
          average  %s
          run      40 steps
        }
        """
        .formatted(average);
  }

  @Override
  public void check(Engine engine) {
    Stepper stepper = engine.stepper(script(), 1);
    for (double shadow : Oracle.numbers(json.getAsJsonArray("shadow"))) {
      stepper.step(Map.of());
      Close.assertClose(
          "shadow", stepper.value("average/w"), DenseArray.scalar(shadow), engine.trajectory());
    }
  }
}
