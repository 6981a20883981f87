package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a training: steps, pauses to report, and the end. */
final class TrainingLoop {
  private static final int MOST_STEPS = 1024;

  /** Calls this long are short enough for an interrupt and a progress bar. */
  private static final long CALL_NANOS = 20_000_000;

  private final TrainingSession session;
  private final TrainingListener listener;
  private final Milestones milestones;
  private final long firstStep;
  private final long start = System.nanoTime();

  private long stepNanos;
  private long firstStepAt;
  private Map<String, Double> metrics = new LinkedHashMap<>();
  private double measuredLoss = Double.NaN;
  private final History history = new History();

  TrainingLoop(TrainingSession session, TrainingListener listener) {
    this.session = session;
    this.listener = listener;
    this.firstStep = session.completedSteps();
    this.milestones =
        Milestones.of(
            session.plan(),
            duration(session.plan(), session.options()),
            session.batchSize(),
            session.stepsPerEpoch(),
            measuredRows(session));
  }

  private static int measuredRows(TrainingSession session) {
    Dataset.@Nullable Part part = session.measuredPart();
    return part == null ? 0 : part.rows();
  }

  private static Duration duration(TrainingPlan plan, Options options) {
    if (options.steps().isPresent()) {
      return Duration.steps(options.steps().getAsLong());
    }
    return options.epochs().isPresent()
        ? Duration.epochs(options.epochs().getAsLong())
        : plan.run().duration();
  }

  TrainingReport run() {
    listener.started(started());
    recordStart();
    boolean interrupted = false;
    int count = 1;
    while (session.completedSteps() < milestones.last() && !interrupted) {
      count = nextCount(count, makeSteps(count));
      requireFiniteLoss();
      report();
      interrupted = Thread.interrupted();
    }
    TrainingReport report = finished(interrupted);
    listener.finished(report);
    return report;
  }

  /** Makes steps up to the next milestone, at most {@code count}; returns the time a step took. */
  private long makeSteps(int count) {
    long before = session.completedSteps();
    long begin = System.nanoTime();
    session.steps((int) Math.min(count, milestones.after(before) - before));
    long nanos = System.nanoTime() - begin;
    stepNanos += nanos;
    if (firstStepAt == 0) {
      firstStepAt = System.currentTimeMillis();
    }
    return nanos / (session.completedSteps() - before);
  }

  private static int nextCount(int count, long nanosPerStep) {
    long fitting = CALL_NANOS / Math.max(1, nanosPerStep);
    return (int) Math.max(1, Math.min(Math.min(fitting, MOST_STEPS), 2L * count));
  }

  private void requireFiniteLoss() {
    if (session.mayNotGoOn(session.loss())) {
      throw TrainingMessages.notFinite(session.model(), session.completedSteps(), session.loss());
    }
  }

  private void report() {
    long step = session.completedSteps();
    listener.progressed(step, session.loss());
    if (milestones.isRecorded(step)) {
      session.plan().recorded().forEach(name -> history.record(name, step, recorded(name)));
    }
    if (milestones.isMeasured(step)) {
      measure();
      TrainingListener.Measured measured = measured(step);
      history.add(measured);
      listener.measured(measured);
    }
    List<TrainingPlan.Log> logs = session.plan().logs();
    for (int i = 0; i < logs.size(); i++) {
      if (milestones.isLogged(i, step)) {
        listener.logged(step, logs.get(i).name(), logged(logs.get(i).name()));
      }
    }
  }

  /** Where variables stand before the first step; there is no loss yet. */
  private void recordStart() {
    for (String name : session.plan().recorded()) {
      if (!name.equals("loss") && history.path(name).isEmpty()) {
        history.record(name, session.completedSteps(), recorded(name));
      }
    }
  }

  private Tensor recorded(String name) {
    return name.equals("loss") ? Tensor.scalar(session.loss()) : session.variable(name);
  }

  private TrainingListener.Measured measured(long step) {
    double epoch = (double) step / session.stepsPerEpoch();
    return new TrainingListener.Measured(
        step, epoch, session.loss(), measuredLoss, metrics, Map.of());
  }

  private Tensor logged(String name) {
    if (name.equals("loss")) {
      return Tensor.scalar(session.loss());
    }
    if (name.equals("data_loss")) {
      return Tensor.scalar(session.dataLoss());
    }
    if (session.plan().metrics().contains(name)) {
      measure();
      return Tensor.scalar(metrics.getOrDefault(name, Double.NaN));
    }
    return session.logged(name);
  }

  private void measure() {
    List<String> names = session.plan().metrics();
    Map<String, Double> measured = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      Dataset.@Nullable Part part = session.measuredPart();
      double[] values =
          part == null ? session.evaluate(0, 0) : session.evaluate(part.first(), part.rows());
      measuredLoss = values[0];
      for (int i = 0; i < names.size(); i++) {
        measured.put(names.get(i), values[i + 1]);
      }
    }
    metrics = measured;
  }

  private TrainingListener.Started started() {
    Dataset.@Nullable Part part = session.measuredPart();
    int rows = part == null ? 0 : session.dataset().training().rows();
    long parameters = 0;
    for (Cell cell : session.cells()) {
      parameters += cell.kind() == Cell.Kind.VARIABLE ? Tensor.size(cell.shape()) : 0;
    }
    return new TrainingListener.Started(
        session.model(),
        parameters,
        rows,
        measuredRows(session),
        firstStep,
        milestones.last(),
        session.stepsPerEpoch());
  }

  private TrainingReport finished(boolean interrupted) {
    long steps = session.completedSteps() - firstStep;
    if (metrics.isEmpty() || interrupted) {
      measure();
    }
    return new TrainingReport(
        session.model(),
        session.completedSteps(),
        steps,
        steps == 0 ? Double.NaN : session.loss(),
        metrics,
        (System.nanoTime() - start) / 1e9,
        steps == 0 ? 0 : steps / (stepNanos / 1e9),
        steps == 0 ? -1 : firstStepAt - MachineStart.millis(),
        interrupted,
        history.copy());
  }
}
