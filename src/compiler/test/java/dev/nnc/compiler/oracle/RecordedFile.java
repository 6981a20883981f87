package dev.nnc.compiler.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file of results that other systems have computed.
 *
 * @param recorded how many cases the file has
 */
record RecordedFile(String name, int recorded, List<RecordedCase> cases) {
  /** Layers need convolutions or loops over time, which the language has not. */
  private static final Set<String> MISSING_LAYERS =
      Set.of(
          "conv1d", "conv2d", "max_pool2d", "avg_pool2d", "simple_rnn", "lstm", "gru", "attention");

  static Stream<RecordedFile> all() {
    return Stream.of(
        of("operators", OperatorCase::new),
        of("losses", LossCase::new),
        metrics(),
        of("optimizers", OptimizerCase::new),
        schedules(),
        of("trainings", TrainingCase::new),
        layers());
  }

  private static RecordedFile of(String name, Function<JsonObject, RecordedCase> made) {
    List<JsonObject> all = Oracle.cases(name);
    return new RecordedFile(name, all.size(), all.stream().map(made).toList());
  }

  /** Sections of inputs, and of numbers that are metrics of them. */
  private static RecordedFile metrics() {
    List<RecordedCase> cases = new ArrayList<>();
    int recorded = 0;
    for (JsonElement section : Oracle.read("metrics").asMap().values()) {
      if (section.isJsonObject()) {
        cases.addAll(MetricCase.of(section.getAsJsonObject()));
        recorded += section.getAsJsonObject().size() - MetricCase.inputs(section).size();
      }
    }
    return new RecordedFile("metrics", recorded, cases);
  }

  /** Rates, and a moving average beside them. */
  private static RecordedFile schedules() {
    RecordedFile rates = of("schedules", ScheduleCase::new);
    List<RecordedCase> cases = new ArrayList<>(rates.cases);
    cases.add(new AverageCase(Oracle.read("schedules").getAsJsonObject("moving_average")));
    return new RecordedFile("schedules", rates.recorded + 1, cases);
  }

  private static RecordedFile layers() {
    List<RecordedCase> cases = new ArrayList<>();
    int missing = 0;
    for (JsonObject json : Oracle.cases("layers")) {
      if (MISSING_LAYERS.contains(json.get("layer").getAsString())) {
        missing++;
      } else {
        cases.add(new LayerCase(json));
      }
    }
    cases.add(new BatchNormCase(Oracle.read("layers").getAsJsonObject("batch_norm")));
    return new RecordedFile("layers", Oracle.cases("layers").size() - missing + 1, cases);
  }

  @Override
  public String toString() {
    return name;
  }
}
