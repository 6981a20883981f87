package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Change;
import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.text.Diagnostics;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse trees of the statements of {@code train} blocks to {@link Ast.Statement}. */
final class TrainBuilder {
  private final Places places;
  private final ExpressionBuilder expressions;
  private final DataBuilder data;
  private final PlotBuilder plots;
  private final Diagnostics diagnostics;

  TrainBuilder(Places places, ExpressionBuilder expressions, Diagnostics diagnostics) {
    this.places = places;
    this.expressions = expressions;
    this.data = new DataBuilder(places, expressions);
    this.plots = new PlotBuilder(places, expressions);
    this.diagnostics = diagnostics;
  }

  Ast.Statement statement(ParserRuleContext rule) {
    return switch (rule.getRuleIndex()) {
      case NnParser.RULE_data -> data.data((NnParser.DataContext) rule);
      case NnParser.RULE_loss -> loss((NnParser.LossContext) rule);
      case NnParser.RULE_regularize -> regularize((NnParser.RegularizeContext) rule);
      case NnParser.RULE_constrain -> constrain((NnParser.ConstrainContext) rule);
      case NnParser.RULE_optimize -> optimize((NnParser.OptimizeContext) rule);
      case NnParser.RULE_average -> average((NnParser.AverageContext) rule);
      case NnParser.RULE_run -> run((NnParser.RunContext) rule);
      case NnParser.RULE_metric -> metric((NnParser.MetricContext) rule);
      case NnParser.RULE_log -> log((NnParser.LogContext) rule);
      case NnParser.RULE_stop -> stop((NnParser.StopContext) rule);
      case NnParser.RULE_checkpoint -> checkpoint((NnParser.CheckpointContext) rule);
      case NnParser.RULE_plot -> plots.plot((NnParser.PlotContext) rule);
      default -> throw new IllegalStateException(NnParser.ruleNames[rule.getRuleIndex()]);
    };
  }

  private Ast.Loss loss(NnParser.LossContext rule) {
    NnParser.IdentifierContext name = rule.identifier();
    return new Ast.Loss(
        places.of(rule),
        name == null ? null : expressions.identifier(name),
        expressions.expression(rule.expression(0)),
        expressions.optional(rule.expression(1)));
  }

  private Ast.Regularize regularize(NnParser.RegularizeContext rule) {
    return new Ast.Regularize(
        places.of(rule), expressions.expression(rule.expression()), selection(rule.selection()));
  }

  private Ast.Constrain constrain(NnParser.ConstrainContext rule) {
    return new Ast.Constrain(
        places.of(rule), expressions.expression(rule.expression()), selection(rule.selection()));
  }

  private Ast.Optimize optimize(NnParser.OptimizeContext rule) {
    List<Ast.OptimizeGroup> groups = rule.optimizeGroup().stream().map(this::group).toList();
    return new Ast.Optimize(places.of(rule), groups);
  }

  private Ast.OptimizeGroup group(NnParser.OptimizeGroupContext rule) {
    NnParser.OfLossesContext losses = rule.ofLosses();
    return new Ast.OptimizeGroup(
        places.of(rule),
        expressions.expression(rule.expression()),
        losses == null
            ? List.of()
            : losses.identifier().stream().map(expressions::identifier).toList(),
        selection(rule.selection()));
  }

  private Ast.@Nullable Selection selection(NnParser.@Nullable SelectionContext rule) {
    if (rule == null) {
      return null;
    }
    List<Ast.Text> first = patterns(rule.patterns(0));
    return rule.ON() == null
        ? new Ast.Selection(places.of(rule), List.of(), first)
        : new Ast.Selection(places.of(rule), first, patterns(rule.patterns(1)));
  }

  private List<Ast.Text> patterns(NnParser.@Nullable PatternsContext rule) {
    return rule == null
        ? List.of()
        : rule.STRING().stream().map(node -> expressions.text(node.getSymbol())).toList();
  }

  private Ast.Average average(NnParser.AverageContext rule) {
    NnParser.IdentifierContext use = rule.identifier();
    return new Ast.Average(
        places.of(rule),
        expressions.expression(rule.expression()),
        use == null ? null : expressions.identifier(use));
  }

  private Ast.Run run(NnParser.RunContext rule) {
    RunItems items = new RunItems(places, expressions, diagnostics);
    rule.runItem().forEach(items::add);
    return items.toRun(rule);
  }

  private Ast.Metric metric(NnParser.MetricContext rule) {
    NnParser.IdentifierContext name = rule.identifier();
    return new Ast.Metric(
        places.of(rule),
        name == null ? null : expressions.identifier(name),
        expressions.expression(rule.expression()));
  }

  private Ast.Log log(NnParser.LogContext rule) {
    List<Ast.Expression> values = expressions.all(rule.expression());
    int count = rule.EVERY() == null ? values.size() : values.size() - 1;
    Ast.Expression every = rule.EVERY() == null ? null : values.get(count);
    return new Ast.Log(places.of(rule), values.subList(0, count), every);
  }

  private Ast.Stop stop(NnParser.StopContext rule) {
    List<Ast.Expression> values = expressions.all(rule.expression());
    return new Ast.Stop(
        places.of(rule),
        values.get(0),
        change(rule),
        rule.OF() == null ? null : values.get(1),
        values.get(values.size() - 1),
        rule.RESTORE() != null);
  }

  private static Change change(NnParser.StopContext rule) {
    if (rule.RISE() != null) {
      return Change.RISE;
    }
    return rule.FALL() != null ? Change.FALL : Change.GAIN;
  }

  private Ast.Checkpoint checkpoint(NnParser.CheckpointContext rule) {
    return new Ast.Checkpoint(
        places.of(rule),
        expressions.text(rule.STRING().getSymbol()),
        behind(rule, rule.EVERY()),
        behind(rule, rule.KEEP()));
  }

  /** The expression that follows a word. */
  private Ast.@Nullable Expression behind(ParserRuleContext rule, @Nullable TerminalNode word) {
    return word == null
        ? null
        : expressions.expression(rule.getChild(rule.children.indexOf(word) + 1));
  }
}
