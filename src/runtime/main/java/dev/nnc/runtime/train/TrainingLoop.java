package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.session.Options;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One run of a training: steps, pauses to report, and the end. */
final class TrainingLoop {
  private static final int MOST_STEPS = 1024;

  /** Calls this long are short enough for an interrupt and a progress bar. */
  private static final long CALL_NANOS = 20_000_000;

  private final TrainingSession session;
  private final TrainingListener listener;
  private final Measuring measuring;
  private final Milestones milestones;
  private final History history;
  private final @Nullable EarlyStop stop;
  private final Keeper keeper;
  private final long firstStep;
  private final long start = System.nanoTime();

  private long stepNanos;
  private long firstStepAt;

  /**
   * @param resumed what the training goes on from; null if it begins
   */
  TrainingLoop(TrainingSession session, TrainingListener listener, @Nullable Checkpoint resumed) {
    this.session = session;
    this.listener = listener;
    this.firstStep = session.completedSteps();
    this.measuring = new Measuring(session);
    this.history = resumed == null ? new History() : resumed.history();
    this.stop = earlyStop(session);
    this.keeper = new Keeper(session, listener);
    if (resumed != null && stop != null) {
      resumed.remind(stop);
    }
    this.milestones =
        Milestones.of(
            session.plan(),
            duration(session.plan(), session.options()),
            session.batchSize(),
            session.stepsPerEpoch(),
            Measuring.evaluates(session) ? measuring.rows() : 0);
  }

  private static Duration duration(TrainingPlan plan, Options options) {
    if (options.steps().isPresent()) {
      return Duration.steps(options.steps().getAsLong());
    }
    return options.epochs().isPresent()
        ? Duration.epochs(options.epochs().getAsLong())
        : plan.run().duration();
  }

  private static @Nullable EarlyStop earlyStop(TrainingSession session) {
    TrainingPlan.Stop rule = session.plan().stop();
    return rule == null
        ? null
        : new EarlyStop(
            rule, session, rule.patience().inSteps(session.batchSize(), session.stepsPerEpoch()));
  }

  private boolean isOver() {
    return session.completedSteps() >= milestones.last() || (stop != null && stop.isOver());
  }

  TrainingReport run() {
    try (keeper) {
      keeper.prepare();
      return train();
    }
  }

  private TrainingReport train() {
    Board board = Board.of(session, listener);
    listener.started(started());
    recordStart();
    boolean interrupted = false;
    int count = 1;
    while (!isOver() && !interrupted) {
      count = nextCount(count, makeSteps(count));
      requireFiniteLoss();
      report(board);
      interrupted = Thread.interrupted();
    }
    if (session.completedSteps() > firstStep) {
      keeper.keep(history, stop);
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
      throw TrainingMessages.notFinite(session, session.loss(), measuring.losses());
    }
  }

  private void report(Board board) {
    long step = session.completedSteps();
    TrainingListener.Progress progress =
        new TrainingListener.Progress(step, session.loss(), measuring.rates());
    listener.progressed(progress);
    if (milestones.isRecorded(step)) {
      session.plan().recorded().forEach(name -> history.record(name, step, recorded(name)));
    }
    if (milestones.isMeasured(step)) {
      measure(board);
    } else if (milestones.isOnBoard(step)) {
      board.progressed(progress);
    }
    log(step);
    if (milestones.isCheckpoint(step)) {
      keeper.keep(history, stop);
    }
  }

  private void measure(Board board) {
    TrainingListener.Measured measured = look(measuring.now());
    history.add(measured);
    listener.measured(measured);
    board.measured(measured);
    if (stop != null && milestones.isLookedAt(measured.step())) {
      stop.look(measured);
    }
  }

  /** Gives schedules what they wait for. */
  private TrainingListener.Measured look(TrainingListener.Measured measured) {
    List<TrainingPlan.Look> looks = session.plan().looks();
    boolean looked = false;
    for (int i = 0; i < looks.size(); i++) {
      if (milestones.isLook(i, measured.step())) {
        String path = looks.get(i).path();
        double count = session.variable(path).at(1) + 1;
        double value = EarlyStop.value(measured, looks.get(i).metric());
        session.assign(path, Tensor.of(List.of(2), new double[] {value, count}));
        looked = true;
      }
    }
    return looked ? measuring.withNewRates() : measured;
  }

  private void log(long step) {
    List<TrainingPlan.Log> logs = session.plan().logs();
    for (int i = 0; i < logs.size(); i++) {
      if (milestones.isLogged(i, step)) {
        String name = logs.get(i).name();
        Tensor value = measuring.logged(name);
        listener.logged(step, name, value);
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

  private TrainingListener.Started started() {
    Dataset.@Nullable Part part = session.trainingRows().measuredPart();
    long parameters = 0;
    for (Cell cell : session.cells()) {
      parameters += cell.kind() == Cell.Kind.VARIABLE ? Tensor.size(cell.shape()) : 0;
    }
    return new TrainingListener.Started(
        session.model(),
        parameters,
        part == null ? 0 : session.dataset().training().rows(),
        measuring.rows(),
        firstStep,
        milestones.last(),
        session.stepsPerEpoch());
  }

  private TrainingReport finished(boolean interrupted) {
    long last = session.completedSteps();
    long steps = last - firstStep;
    TrainingListener.Measured end = end();
    TrainingReport.End how =
        interrupted
            ? TrainingReport.End.INTERRUPTED
            : last < milestones.last() ? TrainingReport.End.EARLY : TrainingReport.End.COMPLETE;
    return new TrainingReport(
        session.model(),
        session.completedSteps(),
        last,
        steps,
        steps == 0 && history.measurements().isEmpty() ? Double.NaN : end.loss(),
        end.losses(),
        end.metrics(),
        (System.nanoTime() - start) / 1e9,
        steps == 0 ? 0 : steps / (stepNanos / 1e9),
        steps == 0 ? -1 : sinceMachineStart(firstStepAt),
        how,
        history.copy(),
        keeper.folder());
  }

  private static long sinceMachineStart(long millis) {
    OptionalLong start = MachineStart.millis();
    return start.isPresent() ? millis - start.getAsLong() : -1;
  }

  /** What is measured at the end, of the best state where that is put back. */
  private TrainingListener.Measured end() {
    if (stop != null) {
      stop.restore();
    }
    for (TrainingListener.Measured measured : history.measurements()) {
      if (measured.step() == session.completedSteps()) {
        return measured;
      }
    }
    return measuring.now();
  }
}
