package dev.nnc.compiler.plan;

import java.util.List;

/**
 * Puts the elementary functions of a loop, and what they are of, before all else. A JIT takes the
 * code of a function into a loop only while the loop is small, and what it has not taken in makes
 * objects of vectors.
 */
final class FunctionsFirst {
  private final Body body;

  /** Where each instruction comes to stand. */
  private final int[] places;

  private FunctionsFirst(Body body) {
    this.body = body;
    this.places = places(body.instructions());
  }

  static Body of(Body body) {
    return new FunctionsFirst(body).moved();
  }

  private static int[] places(List<Instruction> instructions) {
    boolean[] early = new boolean[instructions.size()];
    for (int i = early.length - 1; i >= 0; i--) {
      Instruction instruction = instructions.get(i);
      early[i] |= isFunction(instruction);
      if (early[i]) {
        instruction.operands().forEach(operand -> early[operand] = true);
      }
    }
    int[] places = new int[early.length];
    int next = 0;
    for (boolean now : new boolean[] {true, false}) {
      for (int i = 0; i < places.length; i++) {
        if (early[i] == now) {
          places[i] = next++;
        }
      }
    }
    return places;
  }

  private static boolean isFunction(Instruction instruction) {
    return instruction instanceof Instruction.Apply apply && apply.op().java().lanes().isFunction();
  }

  private Body moved() {
    Instruction[] moved = new Instruction[places.length];
    for (int i = 0; i < places.length; i++) {
      moved[places[i]] = renumbered(body.instructions().get(i));
    }
    List<Body.Store> stores =
        body.stores().stream()
            .map(store -> new Body.Store(store.argument(), store.index(), places[store.value()]))
            .toList();
    return new Body(body.axes(), body.arguments(), List.of(moved), stores, body.byRows());
  }

  private Instruction renumbered(Instruction instruction) {
    if (instruction instanceof Instruction.Apply apply) {
      List<Integer> operands = apply.operands().stream().map(at -> places[at]).toList();
      return new Instruction.Apply(apply.op(), operands, apply.dtype());
    }
    return instruction instanceof Instruction.Convert convert
        ? new Instruction.Convert(places[convert.operand()], convert.dtype())
        : instruction;
  }
}
