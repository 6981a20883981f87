package dev.nnc.cli;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.runtime.Tensor;

/** A value that the compiler found without computing is printed as the number it is: {@code 0}. */
final class ProvedConstant {
  private ProvedConstant() {}

  static String text(Program program, String name, Tensor value) {
    boolean proved =
        value.shape().isEmpty()
            && program.fetches().stream()
                .filter(fetch -> fetch.name().equals(name))
                .map(fetch -> fetch.graph().results().values().iterator().next())
                .anyMatch(ProvedConstant::isWhole);
    return proved ? Long.toString((long) value.at(0)) : value.toString();
  }

  private static boolean isWhole(Node node) {
    return node.type().dtype().isReal()
        && Constants.value(node).stream()
            .anyMatch(number -> number == Math.rint(number) && Math.abs(number) < 1e15);
  }
}
