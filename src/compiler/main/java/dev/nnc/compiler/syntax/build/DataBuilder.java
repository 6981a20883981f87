package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.antlr.NnParser;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Parse trees of {@code data} and {@code validate} to {@link Ast.Data}. */
final class DataBuilder {
  private final Places places;
  private final ExpressionBuilder expressions;

  DataBuilder(Places places, ExpressionBuilder expressions) {
    this.places = places;
    this.expressions = expressions;
  }

  Ast.Data data(NnParser.DataContext rule) {
    return new Ast.Data(
        places.of(rule),
        rule.VALIDATE() != null,
        rule.source().stream().map(this::source).toList(),
        split(rule.split()));
  }

  private Ast.DataSource source(NnParser.SourceContext rule) {
    NnParser.DataBindingsContext bindings = rule.dataBindings();
    return new Ast.DataSource(
        places.of(rule),
        expressions.call(rule.call()),
        expressions.optional(rule.expression()),
        bindings == null ? List.of() : bindings.dataBinding().stream().map(this::binding).toList());
  }

  private Ast.DataBinding binding(NnParser.DataBindingContext rule) {
    return new Ast.DataBinding(
        places.of(rule),
        expressions.identifier(rule.identifier()),
        expressions.range(rule.range()));
  }

  private Ast.@Nullable Split split(NnParser.@Nullable SplitContext rule) {
    if (rule == null) {
      return null;
    }
    NnParser.IdentifierContext column = rule.identifier();
    return new Ast.Split(
        places.of(rule),
        rule.share().stream().map(share -> expressions.expression(share.getChild(0))).toList(),
        splitBy(rule),
        column == null ? null : expressions.identifier(column));
  }

  private static Ast.SplitBy splitBy(NnParser.SplitContext rule) {
    if (rule.BY() == null) {
      return Ast.SplitBy.ROWS;
    }
    if (rule.splitKind() == null) {
      return Ast.SplitBy.COLUMN;
    }
    Token kind = rule.splitKind().getStart();
    return kind.getType() == NnParser.CLASS ? Ast.SplitBy.CLASS : Ast.SplitBy.GROUP;
  }
}
