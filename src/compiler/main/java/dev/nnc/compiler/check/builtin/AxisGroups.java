package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of a pattern of words, {@code b (h w) ... 1}.
 *
 * @param groups one for each axis, {@code ...} for any number of them
 */
record AxisGroups(AxisPattern pattern, AxisPattern.Part side, List<Group> groups) {
  private static final Pattern TOKEN = Pattern.compile("\\.\\.\\.|\\w+|\\S");

  /** The words that are one axis together; none for an axis of size 1. */
  record Group(List<String> names, AxisPattern.Part part, boolean isDots) {}

  static AxisGroups of(AxisPattern pattern, AxisPattern.Part side) {
    AxisGroups found = new AxisGroups(pattern, side, new ArrayList<>());
    Matcher token = TOKEN.matcher(side.text());
    @Nullable List<String> open = null;
    int from = 0;
    while (token.find()) {
      String word = token.group();
      AxisPattern.Part part = side.cut(token.start(), token.end());
      boolean opens = word.equals("(");
      if ((opens && open != null) || (word.equals(")") && open == null)) {
        throw found.unbalanced(part);
      }
      if (opens) {
        open = new ArrayList<>();
        from = token.start();
      } else if (open != null && word.equals(")")) {
        found.groups.add(new Group(open, side.cut(from, token.end()), false));
        open = null;
      } else {
        found.add(word, part, open);
      }
    }
    if (open != null) {
      throw found.unbalanced(side.cut(from, from + 1));
    }
    return found;
  }

  private Problem unbalanced(AxisPattern.Part part) {
    return pattern.problem(
        part,
        "this `" + part.text() + "` has no counterpart",
        "parentheses hold the words of one axis, and none stand inside others");
  }

  private void add(String word, AxisPattern.Part part, @Nullable List<String> open) {
    boolean dots = word.equals(AxisPattern.DOTS);
    boolean one = word.equals("1");
    boolean name = Character.isLetter(word.charAt(0)) || word.charAt(0) == '_';
    if (!dots && !one && !name) {
      throw pattern.problem(
          part, "`" + word + "` is no name of an axis", "for example " + RearrangeCalls.EXAMPLE);
    }
    if (!one && (names().contains(word) || (open != null && open.contains(word)))) {
      throw pattern.problem(
          part, "`" + word + "` stands twice on one side", "give each axis a name of its own");
    }
    if (open != null && !one) {
      open.add(word);
    } else if (open == null) {
      groups.add(new Group(one ? List.of() : List.of(word), part, dots));
    }
  }

  List<String> names() {
    return groups.stream().flatMap(group -> group.names.stream()).toList();
  }

  /** Every axis stands on both sides. */
  void requireSameNames(AxisGroups other) {
    for (Group group : groups) {
      for (String name : group.names) {
        if (!other.names().contains(name)) {
          throw pattern.problem(
              group.part,
              "`" + name + "` stands on one side of the `->` only",
              "to sum over an axis or repeat one write sum(…) or expand(…)");
        }
      }
    }
  }

  /** How many axes {@code ...} stands for. */
  int dots(Node x) {
    int rank = x.type().shape().rank();
    boolean open = groups.stream().anyMatch(group -> group.names.contains(AxisPattern.DOTS));
    int named = groups.size() - (groups.stream().anyMatch(Group::isDots) ? 1 : 0);
    if (open ? rank < named : rank != named) {
      throw pattern.problem(
          side,
          "`%s` are %s axes, and the tensor is %s".formatted(side.text().strip(), named, x.type()),
          "name each axis; `...` stands for any further ones");
    }
    return rank - named;
  }

  /** The part of the pattern that an axis is written as. */
  AxisPattern.Part place(int axis, int dots) {
    int at = 0;
    for (Group group : groups) {
      at += group.isDots ? dots : 1;
      if (axis < at) {
        return group.part;
      }
    }
    return side;
  }
}
