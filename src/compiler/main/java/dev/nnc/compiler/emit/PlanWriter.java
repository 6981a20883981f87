package dev.nnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.train.Duration;
import dev.nnc.runtime.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes what a train block says that is no arithmetic: a constant {@code PLAN}. */
final class PlanWriter {
  private final Program program;
  private final Program.Training training;
  private final ClassName self;
  private final List<String> rowMethods;

  /**
   * @param rowMethods the methods of the data sources, training first
   */
  PlanWriter(Program program, ClassName self, List<String> rowMethods) {
    this.program = program;
    this.training = Objects.requireNonNull(program.training());
    this.self = self;
    this.rowMethods = rowMethods;
  }

  FieldSpec field() {
    return FieldSpec.builder(
            TrainingPlan.class, "PLAN", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(record(TrainingPlan.class, run(), data(), metrics(), list(logs())))
        .build();
  }

  // new Type(a, b)
  private static CodeBlock record(Class<?> type, CodeBlock... arguments) {
    return CodeBlock.of("new $T($L)", type, CodeBlock.join(List.of(arguments), ",$W"));
  }

  private static CodeBlock list(List<CodeBlock> elements) {
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements, ",$W"));
  }

  private static CodeBlock strings(List<String> texts) {
    CodeBlock joined =
        texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.of($L)", List.class, joined);
  }

  private CodeBlock run() {
    Program.Run run = training.run();
    return CodeBlock.of(
        "new $T($L, $L, $L, $L)",
        TrainingPlan.Run.class,
        number(run.batch()),
        duration(run.amount(), run.unit()),
        number(run.seed()),
        run.inOrder());
  }

  private static String number(long value) {
    String digits = value < 0 ? Long.toString(value) : Numbers.grouped(value);
    return value == (int) value ? digits : digits + "L";
  }

  private static CodeBlock duration(long amount, Program.Unit unit) {
    String name = unit.name().toLowerCase(Locale.ROOT);
    return CodeBlock.of("$T.$L($L)", Duration.class, name, number(amount));
  }

  private CodeBlock metrics() {
    return strings(training.metrics());
  }

  private List<CodeBlock> logs() {
    return training.logs().stream()
        .map(
            log ->
                CodeBlock.of(
                    "new $T($S, $L)",
                    TrainingPlan.Log.class,
                    log.fetch().name(),
                    duration(log.every(), log.unit())))
        .toList();
  }

  private CodeBlock data() {
    Program.Data data = training.data();
    if (data == null) {
      return CodeBlock.of("null");
    }
    List<CodeBlock> sources = new ArrayList<>();
    List<CodeBlock> validation = new ArrayList<>();
    int index = 0;
    for (Program.Source source : data.training()) {
      sources.add(source(source, rowMethods.get(index++)));
    }
    for (Program.Source source : data.validation()) {
      validation.add(source(source, rowMethods.get(index++)));
    }
    Program.Split split = data.split();
    return record(
        DataPlan.class,
        list(program.placeholders().stream().map(PlanWriter::placeholder).toList()),
        list(sources),
        list(validation),
        split == null ? CodeBlock.of("null") : split(split),
        CodeBlock.of("$L", number(training.run().seed())),
        CodeBlock.of("$L", training.run().inOrder()));
  }

  private static CodeBlock placeholder(Program.Feed feed) {
    Shape shape = feed.type().shape();
    Shape row = shape.part(Math.min(1, shape.rank()), shape.rank());
    CodeBlock code =
        CodeBlock.of(
            "new $T($S, $T.$L, $L",
            PlaceholderPlan.class,
            feed.name(),
            ElementType.class,
            Types.element(feed.type().dtype()),
            sizes(row));
    return feed.classes() > 0
        ? CodeBlock.of("$L, $L)", code, number(feed.classes()))
        : CodeBlock.of("$L)", code);
  }

  private static CodeBlock sizes(Shape row) {
    CodeBlock joined =
        row.dims().stream()
            .map(Dim::size)
            .map(size -> CodeBlock.of("$L", number(size)))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.of($L)", List.class, joined);
  }

  private static CodeBlock split(Program.Split split) {
    CodeBlock shares =
        split.shares().stream()
            .map(share -> Numbers.literal(share, DType.FLOAT64).code())
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of(
        "new $T($T.of($L), $T.$L, $S)",
        SplitPlan.class,
        List.class,
        shares,
        SplitPlan.By.class,
        split.by().name(),
        split.column() == null ? "" : split.column());
  }

  private CodeBlock source(Program.Source source, String method) {
    return record(
        SourcePlan.class,
        CodeBlock.of("$S", source.reader()),
        strings(source.files()),
        options(source.options()),
        list(source.columns().stream().map(PlanWriter::selection).toList()),
        strings(RowsWriter.outputs(source)),
        CodeBlock.of("$L", RowsWriter.isFiltered(source)),
        CodeBlock.of("$T::$N", self, method));
  }

  private static CodeBlock options(List<Program.Option> options) {
    CodeBlock entries =
        options.stream()
            .map(o -> CodeBlock.of("$T.entry($S, $S)", Map.class, o.name(), o.value()))
            .collect(CodeBlock.joining(", "));
    return options.isEmpty()
        ? CodeBlock.of("$T.of()", Map.class)
        : CodeBlock.of("$T.ofEntries($L)", Map.class, entries);
  }

  private static CodeBlock selection(Program.Column column) {
    Shape shape = column.type().shape();
    Shape row = shape.part(Math.min(1, shape.rank()), shape.rank());
    boolean array = column.kind() == Program.ColumnKind.ARRAY;
    String width = number(row.elements().size());
    if (column.fill() == null && !array) {
      return CodeBlock.of(
          "new $T($L, $L, $S)", Selection.class, selector(column), width, column.usedBy());
    }
    return CodeBlock.of(
        "new $T($L, $L, $L, $S,$W$L)",
        Selection.class,
        selector(column),
        width,
        array ? sizes(row) : CodeBlock.of("null"),
        column.usedBy(),
        fill(column));
  }

  private static CodeBlock fill(Program.Column column) {
    String fill = column.fill();
    if (fill == null) {
      return CodeBlock.of("new $T()", Fill.Reject.class);
    }
    return fill.equals("mean")
        ? CodeBlock.of("new $T()", Fill.Mean.class)
        : CodeBlock.of(
            "new $T($L)",
            Fill.Constant.class,
            Numbers.literal(Double.parseDouble(fill), DType.FLOAT64).code());
  }

  private static CodeBlock selector(Program.Column column) {
    List<String> texts = column.names();
    return switch (column.kind()) {
      case NAMES ->
          texts.size() == 1
              ? CodeBlock.of("new $T($S)", Selector.Column.class, texts.get(0))
              : CodeBlock.of("new $T($L)", Selector.Columns.class, strings(texts));
      case POSITIONS ->
          column.from() == column.to()
              ? CodeBlock.of("new $T($L)", Selector.Position.class, column.from())
              : CodeBlock.of(
                  "new $T($L, $L)", Selector.Positions.class, column.from(), column.to());
      case PATTERN -> CodeBlock.of("new $T($S)", Selector.Pattern.class, texts.get(0));
      case NAME_RANGE ->
          CodeBlock.of("new $T($S, $S)", Selector.Between.class, texts.get(0), texts.get(1));
      case ARRAY, FLAT_ARRAY -> CodeBlock.of("new $T($S)", Selector.Column.class, texts.get(0));
    };
  }
}
