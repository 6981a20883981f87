package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Parse trees of what stands at the top level to {@link Ast.Item}. */
public final class ItemBuilder {
  private final Places places;
  private final ExpressionBuilder expressions;
  private final StatementBuilder statements;
  private final Comments comments;

  public ItemBuilder(Places places, Comments comments, Diagnostics diagnostics) {
    this.places = places;
    this.comments = comments;
    this.expressions = new ExpressionBuilder(places, diagnostics);
    TrainBuilder training = new TrainBuilder(places, expressions, diagnostics);
    this.statements = new StatementBuilder(places, expressions, training);
  }

  public Ast.Item item(NnParser.ItemContext rule) {
    ParserRuleContext kind = (ParserRuleContext) rule.getChild(0);
    return switch (kind.getRuleIndex()) {
      case NnParser.RULE_use -> use((NnParser.UseContext) kind);
      case NnParser.RULE_dim -> dim((NnParser.DimContext) kind);
      case NnParser.RULE_config -> config((NnParser.ConfigContext) kind);
      case NnParser.RULE_definition -> definition((NnParser.DefinitionContext) kind);
      case NnParser.RULE_model -> model((NnParser.ModelContext) kind);
      case NnParser.RULE_train -> train((NnParser.TrainContext) kind);
      default -> throw new IllegalStateException(NnParser.ruleNames[kind.getRuleIndex()]);
    };
  }

  private Ast.Use use(NnParser.UseContext rule) {
    return new Ast.Use(places.of(rule), expressions.text(rule.STRING().getSymbol()));
  }

  private Ast.DimItem dim(NnParser.DimContext rule) {
    Span span = places.of(rule);
    Ast.Expression value = expressions.expression(rule.expression());
    return new Ast.DimItem(
        span, comments.doc(span), expressions.identifier(rule.identifier()), value);
  }

  private Ast.Config config(NnParser.ConfigContext rule) {
    Span span = places.of(rule);
    Ast.Expression value = expressions.expression(rule.expression());
    return new Ast.Config(
        span, comments.doc(span), expressions.identifier(rule.identifier()), value);
  }

  private Ast.Definition definition(NnParser.DefinitionContext rule) {
    Span span = places.of(rule);
    return new Ast.Definition(
        span,
        comments.doc(span),
        rule.DEF() == null ? Ast.DefinitionKind.OPTIMIZER : Ast.DefinitionKind.DEF,
        expressions.identifier(rule.identifier()),
        parameters(rule.parameters()),
        rule.block() == null,
        body(rule.expression(), rule.block()));
  }

  private List<Ast.Statement> body(
      NnParser.@Nullable ExpressionContext brief, NnParser.@Nullable BlockContext block) {
    if (block != null) {
      return statements.block(block);
    }
    return brief == null
        ? List.of()
        : List.of(new Ast.Return(places.of(brief), List.of(expressions.expression(brief))));
  }

  private List<Ast.Parameter> parameters(NnParser.ParametersContext rule) {
    List<Ast.Parameter> built = new ArrayList<>();
    boolean positional = true;
    for (int i = 0; i < rule.getChildCount(); i++) {
      if (rule.getChild(i) instanceof NnParser.ParameterListContext list) {
        boolean before = positional;
        list.parameter().forEach(parameter -> built.add(parameter(parameter, before)));
      } else {
        positional = false;
      }
    }
    return List.copyOf(built);
  }

  private Ast.Parameter parameter(NnParser.ParameterContext rule, boolean positional) {
    return new Ast.Parameter(
        places.of(rule),
        expressions.identifier(rule.identifier()),
        statements.optionalType(rule.type()),
        expressions.optional(rule.expression()),
        positional);
  }

  private Ast.Model model(NnParser.ModelContext rule) {
    Span span = places.of(rule);
    return new Ast.Model(
        span,
        comments.doc(span),
        expressions.identifier(rule.identifier()),
        statements.block(rule.block()));
  }

  private Ast.Train train(NnParser.TrainContext rule) {
    Span span = places.of(rule);
    return new Ast.Train(
        span,
        comments.doc(span),
        expressions.identifier(rule.identifier()),
        statements.block(rule.block()));
  }
}
