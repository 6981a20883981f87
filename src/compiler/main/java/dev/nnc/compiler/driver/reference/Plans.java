package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.train.Duration;
import dev.nnc.runtime.train.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A program's training in the terms of the runtime. */
final class Plans {
  private Plans() {}

  static TrainingPlan of(Program program, Program.Training training) {
    Program.Run run = training.run();
    return new TrainingPlan(
        new TrainingPlan.Run(
            run.batch(), duration(run.amount(), run.unit()), run.seed(), run.inOrder()),
        training.data() == null ? null : data(program, training.data(), run),
        training.losses(),
        training.metrics(),
        training.logs().stream().map(Plans::log).toList(),
        training.pictures().plans(),
        stop(training.watch().stop()),
        checkpoint(training.watch().checkpoint()),
        board(training.watch().board()),
        training.watch().looks().stream().map(Plans::look).toList());
  }

  private static TrainingPlan.Look look(Watch.Look look) {
    return new TrainingPlan.Look(
        look.metric(), Objects.requireNonNull(duration(look.every())), look.path());
  }

  private static TrainingPlan.@Nullable Stop stop(Watch.@Nullable Stop stop) {
    return stop == null
        ? null
        : new TrainingPlan.Stop(
            stop.metric(),
            stop.higher() ? TrainingPlan.Better.HIGHER : TrainingPlan.Better.LOWER,
            stop.gain(),
            Objects.requireNonNull(duration(stop.patience())),
            stop.restoreBest());
  }

  private static TrainingPlan.@Nullable Checkpoint checkpoint(Watch.@Nullable Checkpoint rule) {
    return rule == null
        ? null
        : new TrainingPlan.Checkpoint(
            rule.folder(), duration(rule.every()), Math.toIntExact(rule.keep()));
  }

  private static TrainingPlan.@Nullable Board board(Watch.@Nullable Board board) {
    return board == null ? null : new TrainingPlan.Board(board.folder(), duration(board.every()));
  }

  private static @Nullable Duration duration(Watch.@Nullable Every every) {
    return every == null ? null : duration(every.amount(), every.unit());
  }

  private static TrainingPlan.Log log(Program.LogEntry entry) {
    return new TrainingPlan.Log(entry.fetch().name(), duration(entry.every(), entry.unit()));
  }

  private static Duration duration(long amount, Program.Unit unit) {
    return switch (unit) {
      case EPOCHS -> Duration.epochs(amount);
      case STEPS -> Duration.steps(amount);
      case SAMPLES -> Duration.samples(amount);
    };
  }

  private static DataPlan data(Program program, Program.Data data, Program.Run run) {
    List<String> fed =
        data.training().stream().flatMap(source -> source.outputs().stream()).toList();
    return new DataPlan(
        program.placeholders().stream()
            .filter(feed -> fed.contains(feed.name()))
            .map(Plans::placeholder)
            .toList(),
        data.training().stream().map(Plans::source).toList(),
        data.validation().stream().map(Plans::source).toList(),
        split(data.split()),
        run.seed(),
        run.inOrder());
  }

  private static PlaceholderPlan placeholder(Program.Feed feed) {
    return new PlaceholderPlan(
        feed.name(),
        Declarations.type(feed.type()),
        rowShape(feed.type().shape().dims()),
        Declarations.classes(feed));
  }

  private static List<Integer> rowShape(List<Dim> dims) {
    return List.of(TypedArrays.sizes(dims.subList(1, dims.size())));
  }

  private static SourcePlan source(Program.Source source) {
    Map<String, String> options = new LinkedHashMap<>();
    source.options().forEach(option -> options.put(option.name(), option.value()));
    return new SourcePlan(
        source.reader(),
        source.files(),
        options,
        source.columns().stream().map(Plans::selection).toList(),
        source.outputs(),
        source.isFiltered(),
        source.statistics(),
        new ReferenceRows(source));
  }

  private static Selection selection(Program.Column column) {
    List<Integer> row = rowShape(column.type().shape().dims());
    int width = row.stream().reduce(1, Math::multiplyExact);
    return new Selection(
        column.selector(),
        width,
        column.isArray() ? row : null,
        column.usedBy(),
        column.fill(),
        column.category());
  }

  private static @Nullable SplitPlan split(Program.@Nullable Split split) {
    if (split == null) {
      return null;
    }
    SplitPlan.By by =
        switch (split.by()) {
          case ROWS -> SplitPlan.By.ROWS;
          case COLUMN -> SplitPlan.By.COLUMN;
          case CLASS -> SplitPlan.By.CLASS;
          case GROUP -> SplitPlan.By.GROUP;
        };
    return new SplitPlan(split.shares(), by, split.column() == null ? "" : split.column());
  }
}
