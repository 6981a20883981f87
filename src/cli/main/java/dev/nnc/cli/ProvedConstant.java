package dev.nnc.cli;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.runtime.Tensor;

/** A value that the compiler proved to be zero is printed as that, {@code 0}, and not as 0.0. */
final class ProvedConstant {
  private ProvedConstant() {}

  static String text(Program program, String name, Tensor value) {
    boolean proved =
        value.shape().isEmpty()
            && program.fetches().stream()
                .filter(fetch -> fetch.name().equals(name))
                .map(fetch -> fetch.graph().results().values().iterator().next())
                .anyMatch(node -> Constants.is(node, 0));
    return proved ? "0" : value.toString();
  }
}
