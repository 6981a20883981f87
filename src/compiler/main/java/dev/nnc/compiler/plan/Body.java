package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a loop does, apart from where its arguments are: equal bodies are one method.
 *
 * @param axes the extents, outermost first
 * @param arguments types of what is read and written
 * @param instructions computed at each point
 * @param stores what is kept of them
 * @param byRows whether a call computes a part of the first axis, as a kernel of a band
 */
public record Body(
    List<Dim> axes,
    List<Argument> arguments,
    List<Instruction> instructions,
    List<Store> stores,
    boolean byRows) {
  /** A loop over all of its points. */
  public Body(
      List<Dim> axes,
      List<Argument> arguments,
      List<Instruction> instructions,
      List<Store> stores) {
    this(axes, arguments, instructions, stores, false);
  }

  /** What a kernel is called with. */
  public record Argument(Form form, DType dtype) {}

  /** Forms of arguments. */
  public enum Form {
    /** A buffer, from its start on. */
    ARRAY,
    /** A buffer from an offset on, which is an argument of its own. */
    PART,
    /** A finished part of a product, a loop of two axes over it. */
    TILE,
    /** A number. */
    SCALAR;

    static Form of(Buffer buffer) {
      return switch (buffer.kind()) {
        case PLACEHOLDER -> PART;
        case CELL, GRADIENT, CONSTANT, TEMPORARY, MEASURED -> ARRAY;
        case SCALAR, CLOCK -> SCALAR;
      };
    }
  }

  /**
   * Keeps a value.
   *
   * @param argument the array, or a scalar
   * @param value the instruction's number
   */
  public record Store(int argument, Affine index, int value) {}

  public Body {
    axes = List.copyOf(axes);
    arguments = List.copyOf(arguments);
    instructions = List.copyOf(instructions);
    stores = List.copyOf(stores);
  }

  /** The same loop over the parts of a product that it reads. */
  Body onTiles(int product) {
    List<Argument> tiled = new ArrayList<>(arguments);
    tiled.set(product, new Argument(Form.TILE, arguments.get(product).dtype()));
    return new Body(axes, tiled, instructions, stores);
  }

  /** The same loop, some rows at a time. */
  Body inBand() {
    return new Body(axes, arguments, instructions, stores, true);
  }

  /** Whether it is a loop over the parts of a product. */
  public boolean isOnTiles() {
    return arguments.stream().anyMatch(argument -> argument.form() == Form.TILE);
  }

  /** The same loop with fewer axes: neighbours become one where every index allows it. */
  Collapsed collapse(List<Boolean> reduced) {
    Body body = this;
    List<Boolean> roles = new ArrayList<>(reduced);
    for (int axis = body.axes.size() - 2; axis >= 0; axis--) {
      if (roles.get(axis).equals(roles.get(axis + 1)) && body.collapses(axis)) {
        body = body.collapse(axis);
        roles.remove(axis + 1);
      }
    }
    return new Collapsed(body, List.copyOf(roles));
  }

  /** A body and which of its axes are reduced. */
  record Collapsed(Body body, List<Boolean> reduced) {}

  private boolean collapses(int axis) {
    Dim inner = axes.get(axis + 1);
    return instructions.stream().allMatch(instruction -> collapses(instruction, axis, inner))
        && stores.stream().allMatch(store -> store.index().collapses(axis, inner));
  }

  private static boolean collapses(Instruction instruction, int axis, Dim inner) {
    if (instruction instanceof Instruction.Load load) {
      return load.index().collapses(axis, inner) && collapses(load.guards(), axis, inner);
    }
    if (instruction instanceof Instruction.Scalar scalar) {
      return collapses(scalar.guards(), axis, inner);
    }
    if (instruction instanceof Instruction.Literal literal) {
      return collapses(literal.guards(), axis, inner);
    }
    return !(instruction instanceof Instruction.Index index)
        || index.index().collapses(axis, inner);
  }

  private static boolean collapses(List<Instruction.Guard> guards, int axis, Dim inner) {
    return guards.stream().allMatch(guard -> guard.index().collapses(axis, inner));
  }

  private Body collapse(int axis) {
    List<Dim> fewer = new ArrayList<>(axes);
    Dim inner = fewer.remove(axis + 1);
    fewer.set(axis, fewer.get(axis).times(inner));
    return map(fewer, index -> index.collapse(axis));
  }

  private Body map(List<Dim> newAxes, UnaryOperator<Affine> change) {
    List<Store> kept =
        stores.stream()
            .map(store -> new Store(store.argument, change.apply(store.index), store.value))
            .toList();
    List<Instruction> changed = instructions.stream().map(i -> map(i, change)).toList();
    return new Body(newAxes, arguments, changed, kept);
  }

  private static Instruction map(Instruction instruction, UnaryOperator<Affine> change) {
    if (instruction instanceof Instruction.Load load) {
      return new Instruction.Load(
          load.argument(),
          change.apply(load.index()),
          mapGuards(load.guards(), change),
          load.dtype());
    }
    if (instruction instanceof Instruction.Scalar scalar) {
      return new Instruction.Scalar(
          scalar.argument(), mapGuards(scalar.guards(), change), scalar.dtype());
    }
    if (instruction instanceof Instruction.Literal literal) {
      return new Instruction.Literal(
          literal.value(), mapGuards(literal.guards(), change), literal.dtype());
    }
    if (instruction instanceof Instruction.Index index) {
      return new Instruction.Index(change.apply(index.index()), index.dtype());
    }
    return instruction;
  }

  private static List<Instruction.Guard> mapGuards(
      List<Instruction.Guard> guards, UnaryOperator<Affine> change) {
    return guards.stream()
        .map(g -> new Instruction.Guard(change.apply(g.index()), g.low(), g.high()))
        .toList();
  }
}
