package dev.nnc.compiler.emit.train;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Shape;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.Statistic;
import java.util.ArrayList;
import java.util.List;

/** Writes what a data source reads and learns. */
final class ColumnCode {
  private ColumnCode() {}

  // new Selection(new Selector.Column("price"), 1, "x")
  // new Selection(new Selector.Column("species"), 1, null, "label", new Fill.Reject(), …)
  static CodeBlock selection(Program.Column column) {
    Shape shape = column.type().shape();
    Shape row = shape.part(Math.min(1, shape.rank()), shape.rank());
    List<CodeBlock> parts = new ArrayList<>();
    parts.add(selector(column.selector()));
    parts.add(CodeBlock.of("$L", PlanWriter.number(row.elements().size())));
    Category category = column.category();
    boolean plain = column.fill() instanceof Fill.Reject && !column.isArray() && category == null;
    if (!plain) {
      parts.add(column.isArray() ? PlanWriter.sizes(row) : CodeBlock.of("null"));
    }
    parts.add(CodeBlock.of("$S", column.usedBy()));
    if (!plain) {
      parts.add(fill(column.fill()));
    }
    if (category != null) {
      parts.add(category(category));
    }
    return CodeBlock.of("new $T($L)", Selection.class, CodeBlock.join(parts, ",$W"));
  }

  // Category.of("setosa", "versicolor")
  private static CodeBlock category(Category category) {
    boolean open = category.most() == 0 && category.unknown() == null && category.missing() == null;
    if (!open) {
      return CodeBlock.of(
          "new $T($S, $T.of($L), $L, $L, $L)",
          Category.class,
          category.path(),
          List.class,
          texts(category.values()),
          category.most(),
          category.unknown(),
          category.missing());
    }
    return category.path().isEmpty()
        ? CodeBlock.of("$T.of($L)", Category.class, texts(category.values()))
        : CodeBlock.of("$T.fitted($S)", Category.class, category.path());
  }

  private static CodeBlock texts(List<String> texts) {
    return CodeBlock.join(texts.stream().map(text -> CodeBlock.of("$S", text)).toList(), ", ");
  }

  private static CodeBlock fill(Fill fill) {
    if (fill instanceof Fill.Mean mean) {
      return CodeBlock.of("new $T($S)", Fill.Mean.class, mean.path());
    }
    return fill instanceof Fill.Constant constant
        ? CodeBlock.of(
            "new $T($L)",
            Fill.Constant.class,
            Numbers.literal(constant.value(), DType.FLOAT64).code())
        : CodeBlock.of("new $T()", Fill.Reject.class);
  }

  private static CodeBlock selector(Selector selector) {
    if (selector instanceof Selector.Column column) {
      return CodeBlock.of("new $T($S)", Selector.Column.class, column.name());
    }
    if (selector instanceof Selector.Columns columns) {
      return CodeBlock.of(
          "new $T($L)", Selector.Columns.class, PlanWriter.strings(columns.names()));
    }
    if (selector instanceof Selector.Position one) {
      return CodeBlock.of("new $T($L)", Selector.Position.class, one.position());
    }
    if (selector instanceof Selector.Positions range) {
      return CodeBlock.of("new $T($L, $L)", Selector.Positions.class, range.from(), range.to());
    }
    if (selector instanceof Selector.Pattern pattern) {
      return CodeBlock.of("new $T($S)", Selector.Pattern.class, pattern.glob());
    }
    if (selector instanceof Selector.Several several) {
      return CodeBlock.of(
          "new $T($L,$W$L)",
          Selector.Several.class,
          PlanWriter.list(several.parts().stream().map(ColumnCode::selector).toList()),
          PlanWriter.list(several.except().stream().map(ColumnCode::selector).toList()));
    }
    Selector.Between range = (Selector.Between) selector;
    return CodeBlock.of("new $T($S, $S)", Selector.Between.class, range.from(), range.to());
  }

  // new Statistic("data/x/standardize/mean", Statistic.Kind.MEAN, 1, List.of(4))
  static CodeBlock statistic(Statistic statistic) {
    CodeBlock sizes =
        statistic.shape().stream()
            .map(size -> CodeBlock.of("$L", PlanWriter.number(size)))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of(
        "new $T($S,$W$T.$L, $L, $T.of($L))",
        Statistic.class,
        statistic.path(),
        Statistic.Kind.class,
        statistic.kind().name(),
        statistic.result(),
        List.class,
        sizes);
  }
}
