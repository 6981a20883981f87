package dev.nnc.compiler.rewrite;

import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.rewrite.Rule.Strength;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules, found by the operator at the top of what they replace. */
public final class RuleSet {
  private static final String FILE = "rules.txt";

  private final Map<Op, List<Rule>> byOperator = new HashMap<>();
  private final List<Rule> general = new ArrayList<>();

  private RuleSet() {}

  /** Made when it is first asked for: parsing the texts is part of a start. */
  private static final class Standard {
    static final RuleSet RULES = of(EnumSet.of(Strength.EXACT, Strength.STABLE));
  }

  private static final class Fast {
    static final RuleSet RULES = of(EnumSet.allOf(Strength.class));
  }

  /** The rules that are on by default. */
  public static RuleSet standard() {
    return Standard.RULES;
  }

  /** All rules, those too that may overflow or underflow sooner. */
  public static RuleSet fast() {
    return Fast.RULES;
  }

  private static RuleSet of(Set<Strength> strengths) {
    RuleSet rules = new RuleSet();
    rules.general.addAll(Arrays.asList(FoldRules.values()));
    rules.general.addAll(Arrays.asList(MovementRules.values()));
    rules.general.removeIf(rule -> !strengths.contains(rule.strength()));
    for (TextRule rule : textRules()) {
      if (strengths.contains(rule.strength()) && rule.left() instanceof Pattern.Apply apply) {
        rules.byOperator.computeIfAbsent(apply.op(), op -> new ArrayList<>()).add(rule);
      }
    }
    return rules;
  }

  /** All rules written as text, in order. */
  static List<TextRule> textRules() {
    List<TextRule> rules = new ArrayList<>();
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rules.add(TextRule.parse(line));
      }
    }
    return rules;
  }

  private static List<String> lines() {
    try (InputStream in = RuleSet.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the compiler's jar");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rules that may match a node of this operator. */
  List<Rule> forOperator(Op op) {
    return byOperator.getOrDefault(op, List.of());
  }

  /** Rules that may match any node. */
  List<Rule> general() {
    return general;
  }
}
