package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnParser;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Drops, while the parser works, the levels of precedence that an expression does not use: a lone
 * {@code x} would otherwise hang below fifteen of them.
 */
final class Trim implements ParseTreeListener {
  private static final BitSet LEVELS = new BitSet();

  static {
    int[] rules = {
      NnParser.RULE_substituted,
      NnParser.RULE_piped,
      NnParser.RULE_disjunction,
      NnParser.RULE_conjunction,
      NnParser.RULE_negation,
      NnParser.RULE_comparison,
      NnParser.RULE_sum,
      NnParser.RULE_term,
      NnParser.RULE_contraction,
      NnParser.RULE_unary,
      NnParser.RULE_power,
      NnParser.RULE_suffixed,
      NnParser.RULE_indexed,
      NnParser.RULE_atom
    };
    for (int rule : rules) {
      LEVELS.set(rule);
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext rule) {
    if (LEVELS.get(rule.getRuleIndex()) && rule.getChildCount() == 1) {
      ParserRuleContext parent = rule.getParent();
      List<ParseTree> siblings = parent.children;
      siblings.set(siblings.size() - 1, rule.getChild(0));
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext rule) {}

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
