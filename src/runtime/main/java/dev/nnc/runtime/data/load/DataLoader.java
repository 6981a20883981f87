package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.data.source.DrawnKind;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.Readers;
import dev.nnc.runtime.data.source.SourceFiles;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.MemoryLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all rows that a {@link DataPlan} asks for into memory. */
public final class DataLoader {
  private final SourceFiles files;
  private final Map<String, Table> tables;

  /**
   * @param base the folder that relative paths start at
   */
  public DataLoader(Path base) {
    this(base, Map.of());
  }

  /**
   * @param base the folder that relative paths start at
   * @param tables what {@code table("name")} stands for, by name
   */
  public DataLoader(Path base, Map<String, Table> tables) {
    this.files = new SourceFiles(base);
    this.tables = Map.copyOf(tables);
  }

  /**
   * Opens a source with all its fields, whether they are needed or not.
   *
   * @throws UserException if files or options are wrong
   */
  public Table open(SourcePlan source) {
    return open(source, FieldChoice.ALL);
  }

  /** As {@link #load(DataPlan, Fitted)}, where nothing is known before or asked for later. */
  public Dataset load(DataPlan plan) {
    return load(plan, Fitted.of(plan.sources()));
  }

  /**
   * Opens the sources, computes the placeholders and divides the rows.
   *
   * @param fitted is applied as far as it is known; the rest is learnt from the training rows
   * @throws UserException if files, columns or values are not what the plan needs
   */
  public Dataset load(DataPlan plan, Fitted fitted) {
    SideBySide training = open(plan.sources(), plan.split(), fitted);
    List<int[]> parts = training.divide(plan);
    Fitting.learn(training, fitted, parts.get(0));
    if (plan.validation().isEmpty()) {
      List<PlaceholderRows> targets = allocate(plan, rows(parts));
      training.write(parts, 0, targets);
      return dataset(plan, targets, parts);
    }
    return withValidation(plan, training, parts.get(0), fitted);
  }

  private Dataset withValidation(
      DataPlan plan, SideBySide training, int[] trainingRows, Fitted fitted) {
    SideBySide validation = open(plan.validation(), null, fitted);
    int[] validationRows = validation.kept();
    List<int[]> parts = List.of(trainingRows, validationRows);
    List<PlaceholderRows> targets = allocate(plan, rows(parts));
    training.write(List.of(trainingRows), 0, targets);
    validation.write(List.of(validationRows), trainingRows.length, targets);
    return dataset(plan, targets, parts);
  }

  private SideBySide open(List<SourcePlan> plans, @Nullable SplitPlan split, Fitted fitted) {
    List<OpenSource> sources = new ArrayList<>();
    for (SourcePlan plan : plans) {
      sources.add(new OpenSource(plan, open(plan, new PlannedFields(plan, fitted, split)), fitted));
    }
    return new SideBySide(sources);
  }

  private Table open(SourcePlan plan, FieldChoice needed) {
    Optional<DrawnKind> drawn = DrawnKind.of(plan.kind());
    if (drawn.isPresent()) {
      return drawn.get().draw(plan.options());
    }
    return plan.kind().equals(SourcePlan.TABLE)
        ? table(plan.files().get(0))
        : Readers.open(plan, files.find(plan.files()), needed);
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new UserException(
          "the script trains with the table `" + name + "`, and none is given",
          "call useTable(\"" + name + "\", …) of the session in Java");
    }
    return table;
  }

  private static Dataset dataset(DataPlan plan, List<PlaceholderRows> targets, List<int[]> parts) {
    return new Dataset(
        plan.placeholders(),
        targets.stream().map(PlaceholderRows::array).toList(),
        parts.stream().map(part -> part.length).toList());
  }

  private static List<PlaceholderRows> allocate(DataPlan plan, int rows) {
    long bytes = 0;
    for (PlaceholderPlan placeholder : plan.placeholders()) {
      bytes += (long) rows * placeholder.width() * placeholder.type().bytes();
    }
    MemoryLimit.require("the data, " + rows + " rows,", bytes);
    List<PlaceholderRows> targets = new ArrayList<>();
    for (PlaceholderPlan placeholder : plan.placeholders()) {
      long elements = (long) rows * placeholder.width();
      int length =
          MemoryLimit.length("`" + placeholder.name() + "`", elements, placeholder.type().bytes());
      targets.add(new PlaceholderRows(placeholder, length));
    }
    return targets;
  }

  private static int rows(List<int[]> parts) {
    return parts.stream().mapToInt(part -> part.length).sum();
  }
}
