package dev.nnc.compiler.driver.reference;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.session.Cell;
import java.util.List;

/** What a program has, in the terms of sessions. */
final class Declarations {
  private Declarations() {}

  static ElementType type(TensorType type) {
    return TypedArrays.elementType(type.dtype());
  }

  /** How many classes a placeholder's values name; 0 for any values. */
  static int classes(Program.Feed feed) {
    return Math.toIntExact(feed.classes());
  }

  static Cell.Kind kind(Program.Cell cell) {
    return switch (cell.op().kind()) {
      case VARIABLE -> Cell.Kind.VARIABLE;
      case STATE -> Cell.Kind.STATE;
      case SLOT -> Cell.Kind.SLOT;
      case AVERAGE -> Cell.Kind.AVERAGE;
      case GRADIENT -> throw new IllegalStateException(cell + " is no cell");
    };
  }

  /** The placeholders that a graph reads, in the order of the script. */
  static String[] needs(Program program, Graph graph) {
    List<String> read =
        graph.nodes().stream()
            .map(Node::op)
            .filter(op -> op instanceof Placeholder)
            .map(op -> ((Placeholder) op).name())
            .toList();
    return program.placeholders().stream()
        .map(Program.Feed::name)
        .filter(read::contains)
        .toArray(String[]::new);
  }
}
