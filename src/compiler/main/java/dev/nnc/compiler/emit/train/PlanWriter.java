package dev.nnc.compiler.emit.train;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.RecordCode;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.picture.PicturePlan;
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
        .initializer(
            "$L$L$L$L", plan(), losses(), pictures(), new WatchWriter(training.watch()).withers())
        .build();
  }

  private CodeBlock plan() {
    return record(TrainingPlan.class, run(), data(), metrics(), list(logs()));
  }

  // .withLosses(List.of("fit", "small"))
  private CodeBlock losses() {
    List<String> names = training.losses();
    return names.isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n.withLosses($L)", strings(names));
  }

  // .withPictures(List.of(new PicturePlan("line.svg", List.of(…))))
  private CodeBlock pictures() {
    List<PicturePlan> plans = training.pictures().plans();
    return plans.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of("\n.withPictures($L)", RecordCode.value(plans));
  }

  // new Type(a, b)
  private static CodeBlock record(Class<?> type, CodeBlock... arguments) {
    return CodeBlock.of("new $T($L)", type, CodeBlock.join(List.of(arguments), ",$W"));
  }

  static CodeBlock list(List<CodeBlock> elements) {
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements, ",$W"));
  }

  static CodeBlock strings(List<String> texts) {
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

  static String number(long value) {
    String digits = value < 0 ? Long.toString(value) : Numbers.grouped(value);
    return value == (int) value ? digits : digits + "L";
  }

  static CodeBlock duration(long amount, Program.Unit unit) {
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

  static CodeBlock sizes(Shape row) {
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
    List<CodeBlock> parts = new ArrayList<>();
    parts.add(CodeBlock.of("$S", source.reader()));
    parts.add(strings(source.files()));
    parts.add(options(source.options()));
    parts.add(list(source.columns().stream().map(ColumnCode::selection).toList()));
    parts.add(strings(source.outputs()));
    parts.add(CodeBlock.of("$L", source.isFiltered()));
    if (!source.statistics().isEmpty()) {
      parts.add(list(source.statistics().stream().map(ColumnCode::statistic).toList()));
    }
    parts.add(CodeBlock.of("$T::$N", self, method));
    return record(SourcePlan.class, parts.toArray(CodeBlock[]::new));
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
}
