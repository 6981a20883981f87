package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code einsum("ij,jk->ik", a, b)}: letters name axes, and those not kept are summed. */
final class EinsumCalls {
  private static final String EXAMPLE = "einsum(\"bij,bjk->bik\", a, b)";

  private final Builtin.Arguments call;
  private final AxisPattern pattern;
  private final Map<String, Dim> sizes = new LinkedHashMap<>();

  private EinsumCalls(Builtin.Arguments call) {
    this.call = call;
    this.pattern = AxisPattern.of(call, 0, EXAMPLE);
  }

  static Value einsum(Builtin.Arguments call) {
    return new Value.Tensor(new EinsumCalls(call).node());
  }

  private Node node() {
    List<AxisPattern.Part> sides = pattern.sides(EXAMPLE);
    List<AxisPattern.Part> parts = AxisPattern.operands(sides.get(0));
    parts.forEach(this::letters);
    letters(sides.get(1));
    List<Node> tensors = tensors(parts);
    List<Contraction.Named> operands = new ArrayList<>();
    Set<String> dots = new LinkedHashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      operands.add(operand(parts.get(i), tensors.get(i), dots));
    }
    List<String> result = result(sides.get(1), dots);
    return new Contraction(call.builder(), sizes).of(operands, result);
  }

  private List<Node> tensors(List<AxisPattern.Part> parts) {
    List<Value.Argument> given = call.further();
    for (Value.Argument argument : given) {
      if (argument.name() != null) {
        throw Problem.of(
            dev.nnc.compiler.text.Code.UNKNOWN_ARGUMENT,
            argument.span(),
            "einsum has no argument `" + argument.name() + "`",
            EXAMPLE);
      }
    }
    if (given.size() != parts.size()) {
      throw pattern.problem(
          new AxisPattern.Part(pattern.text(), 0),
          "the pattern names the axes of %s %s, and the call gives %s"
              .formatted(parts.size(), parts.size() == 1 ? "tensor" : "tensors", given.size()),
          "name each tensor's axes before the `->`, with commas between: " + EXAMPLE);
    }
    return given.stream()
        .map(
            argument ->
                Arithmetic.requireReal(
                    call.evaluator().tensor(argument.value(), argument.span()),
                    argument.span(),
                    "einsum"))
        .toList();
  }

  private Contraction.Named operand(AxisPattern.Part part, Node tensor, Set<String> dots) {
    List<AxisPattern.Part> letters = letters(part);
    int rank = tensor.type().shape().rank();
    boolean open = letters.stream().anyMatch(EinsumCalls::isDots);
    int named = letters.size() - (open ? 1 : 0);
    if (open ? rank < named : rank != named) {
      throw pattern.problem(
          part,
          "`%s` names %s axes, and the tensor is %s"
              .formatted(part.text().strip(), named, tensor.type()),
          "give each axis a letter; `...` stands for any further ones");
    }
    List<String> labels = new ArrayList<>();
    for (AxisPattern.Part letter : letters) {
      if (isDots(letter)) {
        for (int left = rank - named; left > 0; left--) {
          labels.add(AxisPattern.DOTS + left);
        }
      } else {
        labels.add(letter.text());
      }
      size(letter, labels, tensor);
    }
    labels.stream().filter(label -> label.startsWith(AxisPattern.DOTS)).forEach(dots::add);
    return new Contraction.Named(tensor, labels);
  }

  /** The axes of equal letters have equal sizes. */
  private void size(AxisPattern.Part letter, List<String> labels, Node tensor) {
    for (int axis = 0; axis < labels.size(); axis++) {
      Dim own = tensor.type().shape().dim(axis);
      Dim known = sizes.putIfAbsent(labels.get(axis), own);
      if (known != null && !known.equals(own)) {
        throw pattern.problem(
            letter,
            "`%s` is an axis of size %s, and was one of size %s before"
                .formatted(letter.text(), own, known),
            "axes of one letter have one size; give this one a letter of its own");
      }
    }
  }

  private List<String> result(AxisPattern.Part part, Set<String> dots) {
    Set<String> result = new LinkedHashSet<>();
    for (AxisPattern.Part letter : letters(part)) {
      if (isDots(letter)) {
        dots.stream().sorted(java.util.Comparator.reverseOrder()).forEach(result::add);
      } else if (!sizes.containsKey(letter.text())) {
        throw pattern.problem(
            letter,
            "`" + letter.text() + "` names no axis before the `->`",
            "the result has axes of the tensors: " + EXAMPLE);
      } else if (!result.add(letter.text())) {
        throw pattern.problem(
            letter,
            "`" + letter.text() + "` stands in the result twice",
            "each axis of the result has a letter of its own");
      }
    }
    return List.copyOf(result);
  }

  private static boolean isDots(AxisPattern.Part letter) {
    return letter.text().equals(AxisPattern.DOTS);
  }

  private List<AxisPattern.Part> letters(AxisPattern.Part part) {
    List<AxisPattern.Part> letters = new ArrayList<>();
    for (int i = 0; i < part.text().length(); i++) {
      char letter = part.text().charAt(i);
      boolean dots = part.text().startsWith(AxisPattern.DOTS, i);
      if (dots || Character.isLetter(letter)) {
        letters.add(part.cut(i, i + (dots ? 3 : 1)));
        i += dots ? 2 : 0;
      } else if (letter != ' ') {
        throw pattern.problem(
            part.cut(i, i + 1),
            "`" + letter + "` is no letter",
            "each axis is one letter: " + EXAMPLE);
      }
    }
    return letters;
  }
}
