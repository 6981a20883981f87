package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.antlr.NnParser;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Parse trees of {@code plot} to {@link Ast.Plot}. */
final class PlotBuilder {
  private final Places places;
  private final ExpressionBuilder expressions;

  PlotBuilder(Places places, ExpressionBuilder expressions) {
    this.places = places;
    this.expressions = expressions;
  }

  Ast.Plot plot(NnParser.PlotContext rule) {
    TerminalNode file = rule.STRING();
    return new Ast.Plot(
        places.of(rule),
        rule.picture().stream().map(this::picture).toList(),
        file == null ? null : expressions.text(file.getSymbol()));
  }

  private Ast.Picture picture(NnParser.PictureContext rule) {
    NnParser.SubjectsContext subjects = rule.subjects();
    NnParser.AsRowsContext rows = rule.asRows();
    NnParser.OverRangesContext over = rule.overRanges();
    NnParser.ByColumnContext by = rule.byColumn();
    return new Ast.Picture(
        places.of(rule),
        expressions.identifier(rule.identifier()),
        subjects == null ? List.of() : expressions.all(subjects.expression()),
        rows == null ? null : expressions.expression(rows.expression()),
        over == null ? List.of() : over.plotRange().stream().map(this::range).toList(),
        by == null ? null : expressions.expression(by.expression()),
        expressions.optional(rule.expression()));
  }

  private Ast.PlotRange range(NnParser.PlotRangeContext rule) {
    return new Ast.PlotRange(
        places.of(rule),
        expressions.expression(rule.expression(0)),
        expressions.optional(rule.expression(1)),
        expressions.optional(rule.expression(2)));
  }
}
