package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.load.InputBlocks;
import dev.nnc.runtime.data.load.InputReader;
import dev.nnc.runtime.data.load.InputRows;
import dev.nnc.runtime.session.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Computes outputs for rows that are read as a session's data statement reads its own. */
final class Predictor {
  /** Rows computed at a time: as many as memory is for already. */
  private static final int BLOCK = TrainingSession.MEASURED_ROWS;

  private final TrainingSession session;
  private final DataPlan plan;
  private final LearntData learnt;

  Predictor(TrainingSession session, DataPlan plan, LearntData learnt) {
    this.session = session;
    this.plan = plan;
    this.learnt = learnt;
  }

  PredictionBlocks predict(Inputs inputs) {
    List<Signature> outputs = outputs(Objects.requireNonNull(inputs, "inputs").outputs());
    Set<String> needs = new LinkedHashSet<>();
    outputs.forEach(output -> needs.addAll(session.needs(output.name())));
    needs.forEach(learnt::requireKnown);
    InputReader reader = new InputReader(plan, learnt.known(), List.copyOf(needs), inputs.kept());
    InputBlocks blocks =
        inputs.tables().isEmpty()
            ? reader.open(inputs.files(), BLOCK)
            : reader.openTables(inputs.tables(), BLOCK);
    return new PredictionBlocks(blocks, rows -> compute(outputs, rows));
  }

  private List<Signature> outputs(List<String> names) {
    List<Signature> outputs =
        session.outputs().stream()
            .filter(each -> names.isEmpty() ? isByRow(each) : names.contains(each.name()))
            .toList();
    for (String name : names) {
      session.needs(name);
    }
    for (Signature output : outputs) {
      if (!isByRow(output)) {
        throw new UserException(
            "`" + output.name() + "` is " + output.typeText() + " and not one value a row",
            "ask for it with nnc eval --fetch " + output.name() + ", or fetch(…)");
      }
    }
    if (outputs.isEmpty()) {
      throw new UserException(
          session.model() + " has no output with a value for each row",
          "write `output` before a name of the model whose first dimension is batch");
    }
    return outputs;
  }

  private boolean isByRow(Signature output) {
    List<String> axes = output.axes();
    boolean fixed = axes.stream().skip(1).allMatch(axis -> Character.isDigit(axis.charAt(0)));
    return !axes.isEmpty()
        && axes.get(0).equals("batch")
        && fixed
        && !session.needs(output.name()).isEmpty();
  }

  private Predictions compute(List<Signature> outputs, InputRows rows) {
    rows.arrays()
        .forEach(
            (placeholder, array) ->
                session.feed(placeholder.name(), tensor(placeholder, array, rows.rows())));
    Map<String, Tensor> values = new LinkedHashMap<>();
    outputs.forEach(output -> values.put(output.name(), session.fetch(output.name())));
    return new Predictions(rows.rows(), rows.kept(), values);
  }

  private static Tensor tensor(PlaceholderPlan placeholder, Object array, int rows) {
    List<Integer> shape = new ArrayList<>(List.of(rows));
    shape.addAll(placeholder.shape());
    return Tensor.of(shape, array);
  }
}
