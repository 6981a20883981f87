package dev.nnc.compiler.emit.routine;

import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import dev.nnc.compiler.type.Dim;
import java.util.Set;
import java.util.TreeSet;

/** The run-time dimensions that a method needs to know. */
final class Symbols {
  private Symbols() {}

  /** The run-time dimensions that a body mentions, sorted. */
  static Set<String> of(Body body) {
    Set<String> symbols = new TreeSet<>();
    if (!body.isOnTiles()) {
      body.axes().stream()
          .skip(body.byRows() ? 1 : 0)
          .forEach(dim -> symbols.addAll(dim.symbols()));
    }
    body.stores().forEach(store -> add(symbols, store.index()));
    for (Instruction instruction : body.instructions()) {
      if (instruction instanceof Instruction.Load load) {
        add(symbols, load.index());
        load.guards().forEach(guard -> add(symbols, guard.index()));
      } else if (instruction instanceof Instruction.Index index) {
        add(symbols, index.index());
      }
    }
    return symbols;
  }

  private static void add(Set<String> symbols, Affine index) {
    for (Dim dim : index.strides()) {
      symbols.addAll(dim.symbols());
    }
    index.offsets().forEach(dim -> symbols.addAll(dim.symbols()));
  }
}
