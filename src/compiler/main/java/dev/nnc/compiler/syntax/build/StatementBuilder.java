package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.antlr.NnParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Parse trees of the statements of models and definitions to {@link Ast.Statement}. */
final class StatementBuilder {
  private final Places places;
  private final ExpressionBuilder expressions;
  private final TrainBuilder training;

  StatementBuilder(Places places, ExpressionBuilder expressions, TrainBuilder training) {
    this.places = places;
    this.expressions = expressions;
    this.training = training;
  }

  List<Ast.Statement> block(NnParser.BlockContext rule) {
    return rule.statement().stream().map(this::statement).toList();
  }

  Ast.Statement statement(NnParser.StatementContext rule) {
    ParserRuleContext kind = (ParserRuleContext) rule.getChild(0);
    return switch (kind.getRuleIndex()) {
      case NnParser.RULE_bind -> bind((NnParser.BindContext) kind);
      case NnParser.RULE_placeholder -> placeholder((NnParser.PlaceholderContext) kind);
      case NnParser.RULE_declaration -> declaration((NnParser.DeclarationContext) kind);
      case NnParser.RULE_output -> output((NnParser.OutputContext) kind);
      case NnParser.RULE_layer -> layer((NnParser.LayerContext) kind);
      case NnParser.RULE_repeat -> repeat((NnParser.RepeatContext) kind);
      case NnParser.RULE_condition -> condition((NnParser.ConditionContext) kind);
      case NnParser.RULE_result -> result((NnParser.ResultContext) kind);
      case NnParser.RULE_penalty -> penalty((NnParser.PenaltyContext) kind);
      case NnParser.RULE_require -> require((NnParser.RequireContext) kind);
      default -> training.statement(kind);
    };
  }

  private Ast.Bind bind(NnParser.BindContext rule) {
    List<Ast.Target> targets = rule.target().stream().map(this::target).toList();
    return new Ast.Bind(places.of(rule), targets, expressions.expression(rule.expression()));
  }

  private Ast.Target target(NnParser.TargetContext rule) {
    String written = expressions.name(rule);
    boolean next = rule.PRIMED() != null;
    String name = next ? Literals.withoutPrime(written) : written;
    return new Ast.Target(places.of(rule), name, next);
  }

  private Ast.Placeholder placeholder(NnParser.PlaceholderContext rule) {
    return new Ast.Placeholder(
        places.of(rule), expressions.identifier(rule.identifier()), type(rule.type()));
  }

  private Ast.Declaration declaration(NnParser.DeclarationContext rule) {
    return new Ast.Declaration(
        places.of(rule),
        storage(rule.getStart()),
        expressions.identifier(rule.identifier()),
        optionalType(rule.type()),
        rule.TILDE() != null,
        expressions.optional(rule.expression()));
  }

  private static Ast.StorageKind storage(Token word) {
    return switch (word.getType()) {
      case NnParser.VARIABLE -> Ast.StorageKind.VARIABLE;
      case NnParser.STATE -> Ast.StorageKind.STATE;
      default -> Ast.StorageKind.SLOT;
    };
  }

  private Ast.Output output(NnParser.OutputContext rule) {
    return new Ast.Output(
        places.of(rule),
        expressions.identifier(rule.identifier()),
        expressions.optional(rule.expression()));
  }

  private Ast.LayerItem layer(NnParser.LayerContext rule) {
    return new Ast.LayerItem(
        places.of(rule),
        expressions.identifier(rule.identifier()),
        expressions.expression(rule.expression()));
  }

  private Ast.Repeat repeat(NnParser.RepeatContext rule) {
    NnParser.IdentifierContext index = rule.identifier();
    return new Ast.Repeat(
        places.of(rule),
        expressions.expression(rule.expression()),
        index == null ? null : expressions.identifier(index),
        block(rule.block()));
  }

  private Ast.If condition(NnParser.ConditionContext rule) {
    List<Ast.Branch> branches = rule.branch().stream().map(this::branch).toList();
    NnParser.BlockContext otherwise = rule.block();
    return new Ast.If(places.of(rule), branches, otherwise == null ? null : block(otherwise));
  }

  private Ast.Branch branch(NnParser.BranchContext rule) {
    return new Ast.Branch(
        places.of(rule), expressions.expression(rule.expression()), block(rule.block()));
  }

  private Ast.Return result(NnParser.ResultContext rule) {
    return new Ast.Return(places.of(rule), expressions.all(rule.expression()));
  }

  private Ast.Penalty penalty(NnParser.PenaltyContext rule) {
    return new Ast.Penalty(places.of(rule), expressions.expression(rule.expression()));
  }

  private Ast.Require require(NnParser.RequireContext rule) {
    Ast.Expression condition = expressions.expression(rule.expression());
    return new Ast.Require(
        places.of(rule),
        condition,
        rule.STRING() == null ? null : expressions.text(rule.STRING().getSymbol()));
  }

  // ---------------------------------------------------------------- types

  Ast.@Nullable TypeReference optionalType(NnParser.@Nullable TypeContext rule) {
    return rule == null ? null : type(rule);
  }

  private Ast.TypeReference type(NnParser.TypeContext rule) {
    List<Ast.DimReference> dimensions =
        rule.INDEX_OPEN() == null ? null : rule.dimension().stream().map(this::dimension).toList();
    return new Ast.TypeReference(places.of(rule), rule.getStart().getText(), dimensions);
  }

  private Ast.DimReference dimension(NnParser.DimensionContext rule) {
    return new Ast.DimReference(places.of(rule), expressions.optional(rule.expression()));
  }
}
