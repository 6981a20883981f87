package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Cast;
import dev.nnc.compiler.ops.Constant;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Flip;
import dev.nnc.compiler.ops.Iota;
import dev.nnc.compiler.ops.Pad;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.ops.Reshape;
import dev.nnc.compiler.ops.Slice;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down what one loop computes: values, from what is in memory, at each point of a space. */
final class BodyBuilder {
  private final Memory memory;
  private final List<Dim> axes;
  private final Map<Buffer, Integer> arguments = new LinkedHashMap<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Integer> known = new HashMap<>();
  private final Map<Place, Integer> places = new HashMap<>();

  /** Values in memory that this loop itself puts there. */
  private final Map<Node, Integer> own = new HashMap<>();

  private final List<Body.Store> stores = new ArrayList<>();

  /** A value at a point that depends on the loop. */
  private record Place(Node node, Coordinates at, List<Instruction.Guard> guards) {}

  BodyBuilder(Memory memory, List<Dim> axes) {
    this.memory = memory;
    this.axes = axes;
  }

  /**
   * Computes a value whose space is the loop's.
   *
   * @param stored whether it is this loop that puts the value in memory
   * @return its instruction
   */
  int compute(Node value, boolean stored) {
    Coordinates all = Coordinates.of(value.type().shape());
    Place place = new Place(value, all, List.of());
    if (!stored) {
      return value(place);
    }
    int found = computed(place);
    places.put(place, found);
    own.put(value, found);
    return found;
  }

  void store(Buffer target, Affine index, int value) {
    stores.add(new Body.Store(argument(target), index, value));
  }

  Body body() {
    List<Body.Argument> types = new ArrayList<>();
    for (Buffer buffer : arguments.keySet()) {
      types.add(new Body.Argument(Body.Form.of(buffer), buffer.dtype()));
    }
    return FunctionsFirst.of(new Body(axes, types, instructions, stores));
  }

  List<Buffer> arguments() {
    return List.copyOf(arguments.keySet());
  }

  private int argument(Buffer buffer) {
    return arguments.computeIfAbsent(buffer, key -> arguments.size());
  }

  private int add(Instruction instruction) {
    Integer found = known.get(instruction);
    if (found == null) {
      found = instructions.size();
      instructions.add(instruction);
      known.put(instruction, found);
    }
    return found;
  }

  private int value(Place place) {
    Integer found = places.get(place);
    if (found == null) {
      Node base = memory.base(place.node);
      found = own.get(base);
      if (found == null) {
        found = memory.holds(base) ? load(base, place) : computed(place);
      }
      places.put(place, found);
    }
    return found;
  }

  private int load(Node base, Place place) {
    Buffer buffer = memory.buffer(base);
    int argument = argument(buffer);
    if (buffer.isScalar()) {
      return add(new Instruction.Scalar(argument, place.guards, buffer.dtype()));
    }
    Affine position = place.at.position(place.node.type().shape());
    return add(new Instruction.Load(argument, position, place.guards, buffer.dtype()));
  }

  private int computed(Place place) {
    Node node = place.node;
    if (node.op() instanceof Constant constant) {
      return add(new Instruction.Literal(constant.value(), place.guards, node.type().dtype()));
    }
    if (node.op() instanceof Iota iota) {
      return add(new Instruction.Index(place.at.values().get(iota.axis()), node.type().dtype()));
    }
    return Nodes.isElementwise(node) ? applied(place) : moved(place);
  }

  private int applied(Place place) {
    Node node = place.node;
    if (!place.guards.isEmpty()) {
      throw new IllegalStateException(node + " is padded and not stored");
    }
    List<Integer> operands = new ArrayList<>();
    for (Node input : node.inputs()) {
      operands.add(value(new Place(input, place.at, place.guards)));
    }
    if (node.op() instanceof Cast) {
      boolean same = node.input(0).type().dtype() == node.type().dtype();
      return same
          ? operands.get(0)
          : add(new Instruction.Convert(operands.get(0), node.type().dtype()));
    }
    if (node.op() == Elementwise.STOP_GRADIENT) {
      return operands.get(0);
    }
    return add(
        new Instruction.Apply((Elementwise) node.op(), List.copyOf(operands), node.type().dtype()));
  }

  private int moved(Place place) {
    Node node = place.node;
    Node input = node.input(0);
    if (node.op() instanceof BroadcastTo broadcast) {
      return value(new Place(input, place.at.before(broadcast), place.guards));
    }
    if (node.op() instanceof Permute permute) {
      return value(new Place(input, place.at.before(permute), place.guards));
    }
    if (node.op() instanceof Slice slice) {
      return value(new Place(input, place.at.before(slice), place.guards));
    }
    if (node.op() instanceof Flip flip) {
      return value(new Place(input, place.at.before(flip, input.type().shape()), place.guards));
    }
    if (node.op() instanceof Pad pad) {
      return padded(pad, input, place);
    }
    Coordinates before =
        node.op() instanceof Reshape
            ? place.at.reshaped(input.type().shape(), node.type().shape())
            : null;
    if (before == null) {
      throw new IllegalStateException(node + " cannot be an index map");
    }
    return value(new Place(input, before, place.guards));
  }

  private int padded(Pad pad, Node input, Place place) {
    Shape part = input.type().shape();
    List<Instruction.Guard> guards = new ArrayList<>(place.guards);
    for (int axis = 0; axis < part.rank(); axis++) {
      if (!part.dim(axis).equals(pad.shape().dim(axis))) {
        Affine at = place.at.values().get(axis);
        long start = pad.starts().get(axis);
        long end = start + part.dim(axis).size();
        if (!at.isFixed()) {
          guards.add(new Instruction.Guard(at, Dim.fixed(start), Dim.fixed(end)));
        } else if (at.fixed() < start || at.fixed() >= end) {
          return add(new Instruction.Literal(0, List.of(), input.type().dtype()));
        }
      }
    }
    Coordinates inside = place.at.shift(pad.starts(), -1);
    return value(new Place(input, inside, List.copyOf(guards)));
  }
}
