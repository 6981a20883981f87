package dev.nnc.compiler.syntax.print;

import static dev.nnc.compiler.syntax.print.Layout.Break.SPACE;
import static dev.nnc.compiler.syntax.print.Layout.clause;
import static dev.nnc.compiler.syntax.print.Layout.enclosed;
import static dev.nnc.compiler.syntax.print.Layout.group;
import static dev.nnc.compiler.syntax.print.Layout.list;
import static dev.nnc.compiler.syntax.print.Layout.sequence;
import static dev.nnc.compiler.syntax.print.Layout.word;
import static dev.nnc.compiler.syntax.print.StatementPrinter.indented;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Precedence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements of {@code train} blocks as text. */
final class TrainPrinter {
  private static final Layout EMPTY = word("");

  private TrainPrinter() {}

  private static final Map<Class<? extends Ast.Statement>, String> KEYWORDS =
      Map.ofEntries(
          Map.entry(Ast.Data.class, "data"),
          Map.entry(Ast.Loss.class, "loss"),
          Map.entry(Ast.Regularize.class, "regularize"),
          Map.entry(Ast.Constrain.class, "constrain"),
          Map.entry(Ast.Optimize.class, "optimize"),
          Map.entry(Ast.Average.class, "average"),
          Map.entry(Ast.Run.class, "run"),
          Map.entry(Ast.Metric.class, "metric"),
          Map.entry(Ast.Log.class, "log"),
          Map.entry(Ast.Stop.class, "stop"),
          Map.entry(Ast.Checkpoint.class, "checkpoint"),
          Map.entry(Ast.Plot.class, "plot"));

  static boolean prints(Ast.Statement statement) {
    return KEYWORDS.containsKey(statement.getClass());
  }

  /** The word that such a statement begins with. */
  static String keyword(Ast.Statement statement) {
    boolean validation = statement instanceof Ast.Data data && data.validation();
    return validation ? "validate" : KEYWORDS.getOrDefault(statement.getClass(), "");
  }

  static Layout print(Ast.Statement statement, Tabs tabs) {
    return sequence(word(tabs.keyword(keyword(statement))), rest(statement));
  }

  private static Layout rest(Ast.Statement statement) {
    if (statement instanceof Ast.Data data) {
      return data(data);
    }
    if (statement instanceof Ast.Loss loss) {
      return sequence(named(loss.name()), value(loss.value()), optional("weighted", loss.weight()));
    }
    if (statement instanceof Ast.Regularize regularize) {
      return sequence(value(regularize.value()), selection(regularize.selection()));
    }
    if (statement instanceof Ast.Constrain constrain) {
      return sequence(value(constrain.value()), selection(constrain.selection()));
    }
    if (statement instanceof Ast.Optimize optimize) {
      return optimize(optimize);
    }
    if (statement instanceof Ast.Average average) {
      Ast.Identifier use = average.use();
      return sequence(value(average.decay()), use == null ? EMPTY : word(", use = " + use.name()));
    }
    if (statement instanceof Ast.Run run) {
      return indented(list(runItems(run)));
    }
    if (statement instanceof Ast.Metric metric) {
      return sequence(named(metric.name()), value(metric.value()));
    }
    if (statement instanceof Ast.Log log) {
      Layout values = indented(ExpressionPrinter.all(log.values()));
      return sequence(values, optional("every", log.every()));
    }
    if (statement instanceof Ast.Stop stop) {
      return stop(stop);
    }
    if (statement instanceof Ast.Checkpoint checkpoint) {
      return sequence(
          word(Quotes.quote(checkpoint.folder().value())),
          optional("every", checkpoint.every()),
          optional("keep", checkpoint.keep()));
    }
    if (statement instanceof Ast.Plot plot) {
      return plot(plot);
    }
    throw new IllegalStateException(statement.getClass().getSimpleName());
  }

  private static Layout named(Ast.@Nullable Identifier name) {
    return name == null ? EMPTY : word(name.name() + " = ");
  }

  private static Layout value(Ast.Expression expression) {
    return ExpressionPrinter.print(expression);
  }

  private static Layout optional(String word, Ast.@Nullable Expression value) {
    return value == null ? EMPTY : clause(word, value(value));
  }

  // ---------------------------------------------------------------- data

  private static Layout data(Ast.Data data) {
    List<Layout> sources = data.sources().stream().map(TrainPrinter::source).toList();
    Layout body = sources.size() == 1 ? sources.get(0) : indented(list(sources));
    return sequence(body, split(data.split()));
  }

  private static Layout source(Ast.DataSource source) {
    List<Layout> bindings = source.bindings().stream().map(TrainPrinter::binding).toList();
    return sequence(
        value(source.reader()),
        optional("where", source.where()),
        bindings.isEmpty() ? EMPTY : sequence(word(" "), ExpressionPrinter.braces(bindings)));
  }

  private static Layout binding(Ast.DataBinding binding) {
    Layout value = ExpressionPrinter.range(binding.value());
    return sequence(word(binding.placeholder().name() + " = "), value);
  }

  private static Layout split(Ast.@Nullable Split split) {
    if (split == null) {
      return EMPTY;
    }
    String shares =
        split.shares().stream()
            .map(share -> ExpressionPrinter.print(share, Precedence.SUFFIX).flat())
            .collect(Collectors.joining(" / "));
    Ast.Identifier column = split.column();
    return clause("split", word(column == null ? shares : shares + by(split.by(), column)));
  }

  private static String by(Ast.SplitBy by, Ast.Identifier column) {
    return switch (by) {
      case ROWS -> "";
      case COLUMN -> " by " + column.name();
      case CLASS, GROUP -> " by " + by.name().toLowerCase(Locale.ROOT) + " " + column.name();
    };
  }

  // ---------------------------------------------------------------- training

  private static Layout optimize(Ast.Optimize optimize) {
    List<Layout> parts = new ArrayList<>();
    for (Ast.OptimizeGroup one : optimize.groups()) {
      if (!parts.isEmpty()) {
        parts.add(sequence(SPACE, word("else ")));
      }
      parts.add(value(one.value()));
      parts.add(losses(one.losses()));
      parts.add(selection(one.selection()));
    }
    return group(indented(new Layout.Sequence(parts)));
  }

  private static Layout losses(List<Ast.Identifier> names) {
    return names.isEmpty()
        ? EMPTY
        : clause("of", list(names.stream().map(name -> word(name.name())).toList()));
  }

  private static Layout selection(Ast.@Nullable Selection selection) {
    if (selection == null) {
      return EMPTY;
    }
    return sequence(patterns("on", selection.on()), patterns("except", selection.except()));
  }

  private static Layout patterns(String word, List<Ast.Text> patterns) {
    return patterns.isEmpty() ? EMPTY : clause(word, ExpressionPrinter.all(patterns));
  }

  private static List<Layout> runItems(Ast.Run run) {
    List<Layout> items = new ArrayList<>();
    if (run.batch() != null) {
      items.add(sequence(word("batch "), value(run.batch())));
    }
    if (run.duration() != null) {
      items.add(value(run.duration()));
    }
    if (run.seed() != null) {
      items.add(sequence(word("seed "), value(run.seed())));
    }
    if (run.inOrder()) {
      items.add(word("in order"));
    }
    return items;
  }

  private static Layout stop(Ast.Stop stop) {
    Ast.Expression gain = stop.gain();
    return sequence(
        value(stop.metric()),
        word(" without " + stop.change().name().toLowerCase(Locale.ROOT)),
        gain == null ? EMPTY : sequence(word(" of "), value(gain)),
        word(" for "),
        value(stop.patience()),
        word(stop.restoreBest() ? ", restore best" : ""));
  }

  // ---------------------------------------------------------------- plots

  private static Layout plot(Ast.Plot plot) {
    List<Layout> pictures = plot.pictures().stream().map(TrainPrinter::picture).toList();
    Ast.Text file = plot.file();
    return sequence(indented(list(pictures)), file == null ? EMPTY : clause("to", value(file)));
  }

  private static Layout picture(Ast.Picture picture) {
    List<Layout> ranges = picture.over().stream().map(TrainPrinter::plotRange).toList();
    Layout over = ranges.isEmpty() ? EMPTY : sequence(word(" over "), list(ranges));
    Ast.Expression rows = picture.rows();
    Ast.Expression by = picture.by();
    Layout inner =
        sequence(
            ExpressionPrinter.all(picture.subjects()),
            rows == null ? EMPTY : sequence(word(" as "), value(rows)),
            over,
            by == null ? EMPTY : sequence(word(" by "), value(by)));
    Ast.Expression path = picture.path();
    return sequence(
        word(picture.kind().name()),
        enclosed("(", inner, ")"),
        path == null ? EMPTY : sequence(word(" with path of "), value(path)));
  }

  private static Layout plotRange(Ast.PlotRange range) {
    Ast.Expression from = range.from();
    Ast.Expression to = range.to();
    return from == null || to == null
        ? value(range.subject())
        : sequence(value(range.subject()), word(" in "), value(from), word(" to "), value(to));
  }
}
