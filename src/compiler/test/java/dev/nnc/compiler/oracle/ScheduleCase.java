package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** Recorded rates of a schedule: those of a variable whose gradient is 1. */
record ScheduleCase(JsonObject json) implements RecordedCase {
  private JsonObject attributes() {
    return json.getAsJsonObject("attrs");
  }

  private boolean isInEpochs() {
    return attributes().has("step_per_epoch");
  }

  @Override
  public String script() {
    return script(call());
  }

  /** A training whose variable shows the rates of a schedule in its differences. */
  static String script(String schedule) {
    return """
        model Rate {
          variable w : double[] = 0
        }
        train Rate {
          loss w
          optimize sgd(rate = %s)
          run 40 steps
        }
        """
        .formatted(schedule);
  }

  private String call() {
    StringBuilder call = new StringBuilder(json.get("schedule").getAsString()).append('(');
    for (Map.Entry<String, JsonElement> e : attributes().entrySet()) {
      boolean duration = List.of("every", "over", "warmup").contains(e.getKey());
      if (!List.of("note", "step_per_epoch", "decay_epoch").contains(e.getKey())) {
        call.append(call.charAt(call.length() - 1) == '(' ? "" : ", ");
        call.append(e.getKey() + " = " + written(e) + (duration ? " steps" : ""));
      }
    }
    if (isInEpochs()) {
      call.append(", every = " + attributes().get("decay_epoch") + " epochs, staircase = true");
    }
    return call + ")";
  }

  private static String written(Map.Entry<String, JsonElement> attribute) {
    String value = attribute.getValue().toString();
    boolean durations = attribute.getKey().equals("boundaries");
    return durations ? value.replaceAll("(\\d+)", "$1 steps") : value;
  }

  @Override
  public void check(Engine engine) {
    double perEpoch = isInEpochs() ? attributes().get("step_per_epoch").getAsDouble() : 1;
    Stepper stepper = engine.stepper(script(), perEpoch);
    double[] rates = Oracle.numbers(json.getAsJsonArray("rates"));
    double before = 0;
    for (int step = 0; step < rates.length; step++) {
      stepper.step(Map.of());
      double now = stepper.value("w").data()[0];
      assertThat(before - now)
          .as("%s %s step %d", json.get("schedule"), attributes(), step)
          .isCloseTo(rates[step], within(engine.isFloat() ? 1e-6 : 1e-13));
      before = now;
    }
  }
}
