package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Prefix;
import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse trees of expressions, without rules of a single part, to {@link Ast.Expression}. */
public final class ExpressionBuilder {
  private final Places places;
  private final Literals literals;
  private final Ambiguities ambiguities;

  public ExpressionBuilder(Places places, Diagnostics diagnostics) {
    this.places = places;
    this.literals = new Literals(places, diagnostics);
    this.ambiguities = new Ambiguities(diagnostics);
  }

  public Ast.Expression expression(ParseTree tree) {
    ParserRuleContext rule = (ParserRuleContext) tree;
    return switch (rule.getRuleIndex()) {
      case NnParser.RULE_expression -> then(rule);
      case NnParser.RULE_substituted -> with((NnParser.SubstitutedContext) rule);
      case NnParser.RULE_piped -> pipe(rule);
      case NnParser.RULE_stage, NnParser.RULE_reference -> reference(rule);
      case NnParser.RULE_call -> call((NnParser.CallContext) rule);
      case NnParser.RULE_disjunction,
          NnParser.RULE_conjunction,
          NnParser.RULE_sum,
          NnParser.RULE_contraction ->
          chain(rule);
      case NnParser.RULE_term -> ambiguities.besideMatmul(chain(rule));
      case NnParser.RULE_comparison -> comparison(rule);
      case NnParser.RULE_power -> binary(rule);
      case NnParser.RULE_negation -> unary(rule, Prefix.NOT);
      case NnParser.RULE_unary -> unary(rule, Prefix.MINUS);
      case NnParser.RULE_suffixed -> suffixed((NnParser.SuffixedContext) rule);
      case NnParser.RULE_indexed -> indexed(rule);
      case NnParser.RULE_number -> literals.number(rule.getStart());
      case NnParser.RULE_text -> literals.text(rule.getStart());
      case NnParser.RULE_truth -> truth(rule);
      case NnParser.RULE_parenthesized ->
          new Ast.Parenthesized(places.of(rule), expression(rule.getChild(1)));
      case NnParser.RULE_list -> list((NnParser.ListContext) rule);
      case NnParser.RULE_range -> range((NnParser.RangeContext) rule);
      default -> throw new IllegalStateException(NnParser.ruleNames[rule.getRuleIndex()]);
    };
  }

  Ast.@Nullable Expression optional(@Nullable ParseTree tree) {
    return tree == null ? null : expression(tree);
  }

  List<Ast.Expression> all(List<? extends ParseTree> trees) {
    List<Ast.Expression> built = new ArrayList<>(trees.size());
    trees.forEach(tree -> built.add(expression(tree)));
    return List.copyOf(built);
  }

  Ast.Identifier identifier(ParserRuleContext rule) {
    return new Ast.Identifier(places.of(rule), name(rule));
  }

  String name(ParserRuleContext rule) {
    return literals.name(rule.getStart());
  }

  Ast.Call call(NnParser.CallContext rule) {
    return call(rule, rule.identifier(), rule.arguments());
  }

  Ast.Text text(Token token) {
    return literals.text(token);
  }

  // ---------------------------------------------------------------- names and calls

  private Ast.Expression reference(ParserRuleContext rule) {
    NnParser.ArgumentsContext arguments = rule.getRuleContext(NnParser.ArgumentsContext.class, 0);
    NnParser.IdentifierContext name = rule.getRuleContext(NnParser.IdentifierContext.class, 0);
    if (arguments != null && name != null) {
      return call(rule, name, arguments);
    }
    String written = rule.getStart().getText();
    return name == null
        ? new Ast.Name(places.of(rule), Literals.withoutPrime(written), true)
        : new Ast.Name(places.of(rule), written, false);
  }

  private Ast.Call call(
      ParserRuleContext rule,
      NnParser.IdentifierContext name,
      NnParser.ArgumentsContext arguments) {
    List<Ast.Argument> built = arguments.argument().stream().map(this::argument).toList();
    return new Ast.Call(places.of(rule), identifier(name), built);
  }

  private Ast.Argument argument(NnParser.ArgumentContext rule) {
    NnParser.IdentifierContext name = rule.identifier();
    return new Ast.Argument(
        places.of(rule), name == null ? null : identifier(name), range(rule.range()));
  }

  // ---------------------------------------------------------------- operators

  private Ast.Expression then(ParserRuleContext rule) {
    List<Ast.Expression> parts = operands(rule);
    return parts.size() == 1 ? parts.get(0) : new Ast.Then(places.of(rule), parts);
  }

  private Ast.Expression pipe(ParserRuleContext rule) {
    List<Ast.Expression> parts = operands(rule);
    return new Ast.Pipe(places.of(rule), parts.get(0), parts.subList(1, parts.size()));
  }

  /** Every second child: what stands between the operators. */
  private List<Ast.Expression> operands(ParserRuleContext rule) {
    List<Ast.Expression> parts = new ArrayList<>();
    for (int i = 0; i < rule.getChildCount(); i += 2) {
      parts.add(expression(rule.getChild(i)));
    }
    return List.copyOf(parts);
  }

  private Ast.Chain chain(ParserRuleContext rule) {
    List<Ast.Link> links = new ArrayList<>();
    for (int i = 1; i < rule.getChildCount(); i += 2) {
      Ast.Expression operand = expression(rule.getChild(i + 1));
      Token sign = ((TerminalNode) rule.getChild(i)).getSymbol();
      Span span = places.of(sign).to(operand.span());
      links.add(new Ast.Link(span, Operators.infix(sign.getType()), operand));
    }
    Ast.Expression first = expression(rule.getChild(0));
    return new Ast.Chain(places.of(rule), first, List.copyOf(links));
  }

  private Ast.Expression comparison(ParserRuleContext rule) {
    if (rule.getChildCount() > 3) {
      ambiguities.chainedComparison(chain(rule));
    }
    return binary(rule);
  }

  private Ast.Binary binary(ParserRuleContext rule) {
    Token sign = ((TerminalNode) rule.getChild(1)).getSymbol();
    return new Ast.Binary(
        places.of(rule),
        Operators.infix(sign.getType()),
        expression(rule.getChild(0)),
        expression(rule.getChild(2)));
  }

  private Ast.Unary unary(ParserRuleContext rule, Prefix operator) {
    return new Ast.Unary(places.of(rule), operator, expression(rule.getChild(1)));
  }

  private Ast.With with(NnParser.SubstitutedContext rule) {
    NnParser.SubstitutionsContext several = rule.substitutions();
    List<NnParser.SubstitutionContext> written =
        several == null ? List.of(rule.substitution()) : several.substitution();
    List<Ast.Substitution> built = written.stream().map(this::substitution).toList();
    return new Ast.With(places.of(rule), expression(rule.getChild(0)), built);
  }

  private Ast.Substitution substitution(NnParser.SubstitutionContext rule) {
    Token first = rule.getStart();
    Ast.Expression variable =
        rule.identifier() == null
            ? literals.text(first)
            : new Ast.Name(places.of(first), first.getText(), false);
    return new Ast.Substitution(places.of(rule), variable, expression(rule.getChild(2)));
  }

  private Ast.Expression suffixed(NnParser.SuffixedContext rule) {
    Ast.Expression value = expression(rule.getChild(0));
    NnParser.FillContext fill = rule.fill();
    return fill == null
        ? new Ast.Quantity(places.of(rule), value, Operators.unit(rule.getStop().getType()))
        : new Ast.Missing(places.of(rule), value, fill(fill));
  }

  private Ast.Expression fill(NnParser.FillContext rule) {
    return rule.getChildCount() == 1 ? expression(rule.getChild(0)) : unary(rule, Prefix.MINUS);
  }

  // ---------------------------------------------------------------- brackets

  private Ast.Expression indexed(ParserRuleContext rule) {
    Ast.Expression value = expression(rule.getChild(0));
    for (int i = 1; i < rule.getChildCount(); i++) {
      NnParser.IndexesContext indexes = (NnParser.IndexesContext) rule.getChild(i);
      List<Ast.IndexItem> items = indexes.indexItem().stream().map(this::indexItem).toList();
      value = new Ast.Index(value.span().to(places.of(indexes)), value, items);
    }
    return value;
  }

  private Ast.IndexItem indexItem(NnParser.IndexItemContext rule) {
    boolean range = rule.COLON() != null;
    boolean open = rule.getChild(0) instanceof TerminalNode;
    List<NnParser.ExpressionContext> ends = rule.expression();
    Ast.Expression from = open ? null : expression(ends.get(0));
    int second = open ? 0 : 1;
    Ast.Expression to = ends.size() > second ? expression(ends.get(second)) : null;
    return new Ast.IndexItem(places.of(rule), range, from, to);
  }

  private Ast.ListLiteral list(NnParser.ListContext rule) {
    return new Ast.ListLiteral(places.of(rule), all(rule.range()));
  }

  Ast.Expression range(NnParser.RangeContext rule) {
    Ast.Expression from = expression(rule.getChild(0));
    return rule.getChildCount() == 1
        ? from
        : new Ast.Range(places.of(rule), from, expression(rule.getChild(2)));
  }

  private Ast.Truth truth(ParserRuleContext rule) {
    return new Ast.Truth(places.of(rule), rule.getStart().getType() == NnParser.TRUE);
  }
}
