package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code rearrange(x, "b (h w) c -> b c h w", h = 4)}: words name axes, those in parentheses
 * are one axis, {@code ...} is any axes (Rogozhnikov 2022).
 */
final class RearrangeCalls {
  static final String EXAMPLE = "rearrange(x, \"b (h w) c -> b c h w\", h = 4)";

  private final Builtin.Arguments call;
  private final AxisPattern pattern;
  private final Map<String, Dim> sizes = new LinkedHashMap<>();

  private RearrangeCalls(Builtin.Arguments call) {
    this.call = call;
    this.pattern = AxisPattern.of(call, 1, EXAMPLE);
  }

  static Value rearrange(Builtin.Arguments call) {
    Node x = call.tensor(0);
    return new Value.Tensor(new RearrangeCalls(call).node(x));
  }

  private Node node(Node x) {
    List<AxisPattern.Part> sides = pattern.sides(EXAMPLE);
    AxisGroups left = AxisGroups.of(pattern, sides.get(0));
    AxisGroups right = AxisGroups.of(pattern, sides.get(1));
    left.requireSameNames(right);
    right.requireSameNames(left);
    givenSizes(left);
    List<List<String>> groups = expanded(left, left.dots(x));
    for (int axis = 0; axis < groups.size(); axis++) {
      measure(left.place(axis, left.dots(x)), groups.get(axis), x.type().shape().dim(axis));
    }
    return moved(x, groups, expanded(right, left.dots(x)));
  }

  private Node moved(Node x, List<List<String>> from, List<List<String>> to) {
    GraphBuilder builder = call.builder();
    List<String> before = from.stream().flatMap(List::stream).toList();
    List<String> after = to.stream().flatMap(List::stream).toList();
    Node flat = Reshape.to(builder, x, shape(before));
    List<Integer> order = after.stream().map(before::indexOf).toList();
    Node turned = before.equals(after) ? flat : builder.node(new Permute(order), flat);
    List<Dim> joined = to.stream().map(group -> shape(group).elements()).toList();
    return Reshape.to(builder, turned, new Shape(joined));
  }

  private Shape shape(List<String> names) {
    return new Shape(names.stream().map(sizes::get).toList());
  }

  /** The groups, {@code ...} as so many axes. */
  private static List<List<String>> expanded(AxisGroups side, int dots) {
    List<List<String>> groups = new ArrayList<>();
    for (AxisGroups.Group group : side.groups()) {
      List<String> names = new ArrayList<>();
      for (String name : group.names()) {
        if (name.equals(AxisPattern.DOTS)) {
          for (int i = 0; i < dots; i++) {
            names.add(AxisPattern.DOTS + i);
          }
        } else {
          names.add(name);
        }
      }
      if (group.isDots()) {
        names.forEach(name -> groups.add(List.of(name)));
      } else {
        groups.add(names);
      }
    }
    return groups;
  }

  private void givenSizes(AxisGroups left) {
    for (Value.Argument argument : call.further()) {
      String name = argument.name();
      if (name == null || !left.names().contains(name)) {
        throw Problem.of(
            Code.UNKNOWN_ARGUMENT,
            argument.span(),
            name == null
                ? "`rearrange` takes sizes of axes by name only"
                : "the pattern has no axis `" + name + "`",
            "for example " + EXAMPLE);
      }
      sizes.put(name, call.evaluator().dimension(argument.value(), argument.span()));
    }
  }

  /** At most one size of a group is left to find. */
  private void measure(AxisPattern.Part place, List<String> group, Dim whole) {
    List<String> open = group.stream().filter(name -> !sizes.containsKey(name)).toList();
    Dim known = Dim.ONE;
    for (String name : group) {
      known = known.times(sizes.getOrDefault(name, Dim.ONE));
    }
    if (open.size() > 1) {
      throw pattern.problem(
          place,
          "the sizes of `" + String.join("` and `", open) + "` do not follow from " + whole,
          "give one of them: " + open.get(0) + " = 4");
    }
    Dim rest = divided(whole, known);
    if (rest == null || (open.isEmpty() && !rest.isOne())) {
      throw pattern.problem(
          place,
          "an axis of size " + whole + " is not " + described(group, open),
          "give sizes whose product is " + whole);
    }
    open.forEach(name -> sizes.put(name, rest));
  }

  private String described(List<String> group, List<String> open) {
    List<String> parts = new ArrayList<>();
    for (String name : group) {
      parts.add(open.contains(name) ? "`" + name + "`" : String.valueOf(sizes.get(name)));
    }
    return parts.isEmpty() ? "1" : String.join(" * ", parts);
  }

  private static @Nullable Dim divided(Dim whole, Dim by) {
    if (whole.equals(by)) {
      return Dim.ONE;
    }
    if (by.isOne()) {
      return whole;
    }
    if (!by.isFixed() || whole.factor() % by.size() != 0) {
      return null;
    }
    return whole.symbols().stream()
        .map(Dim::dynamic)
        .reduce(Dim.fixed(whole.factor() / by.size()), Dim::times);
  }
}
