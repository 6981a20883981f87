package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one kernel of neighbours in a band that go through the same points: what several read is
 * read once, and sums take what is stored as it is computed.
 */
final class Sweeps {
  private final List<Kernel> joined = new ArrayList<>();

  private Sweeps() {}

  static List<Kernel> of(List<Kernel> kernels) {
    Sweeps sweeps = new Sweeps();
    kernels.forEach(sweeps::add);
    return sweeps.joined;
  }

  private void add(Kernel kernel) {
    int last = joined.size() - 1;
    Kernel sweep = last < 0 ? null : join(joined.get(last), kernel);
    if (sweep == null) {
      joined.add(kernel);
    } else {
      joined.set(last, sweep);
    }
  }

  /** Both in one; null if they do not go together. */
  private static @Nullable Kernel join(Kernel before, Kernel next) {
    boolean fits =
        before instanceof Kernel.Method first
            && next instanceof Kernel.Reduction second
            && first.body().axes().equals(second.body().axes())
            && !hasFunctions(first.body())
            && !hasFunctions(second.body())
            && first.body().instructions().size() + second.body().instructions().size()
                <= StoredValues.MOST_INSTRUCTIONS
            && first.writes().get(0).dtype() == second.writes().get(0).dtype()
            && meetInPlace(first, second);
    return fits ? new Joining((Kernel.Method) before, (Kernel.Reduction) next).joined() : null;
  }

  /** A loop with a function has little left to gain, and what is before it must be short. */
  private static boolean hasFunctions(Body body) {
    return body.instructions().stream()
        .anyMatch(
            each ->
                each instanceof Instruction.Apply apply && apply.op().java().lanes().isFunction());
  }

  /** Whether what one writes is touched by the other at the same place only. */
  private static boolean meetInPlace(Kernel.Method first, Kernel.Method second) {
    Set<Buffer> common = new LinkedHashSet<>(first.buffers());
    common.retainAll(second.buffers());
    common.removeIf(b -> !first.writes().contains(b) && !second.writes().contains(b));
    return common.stream()
        .allMatch(
            buffer -> {
              Set<Affine> places = places(first, buffer);
              places.addAll(places(second, buffer));
              return places.size() == 1;
            });
  }

  private static Set<Affine> places(Kernel.Method kernel, Buffer buffer) {
    Set<Affine> places = new LinkedHashSet<>();
    int argument = kernel.arguments().indexOf(buffer);
    for (Instruction instruction : kernel.body().instructions()) {
      if (instruction instanceof Instruction.Load load && load.argument() == argument) {
        places.add(load.index());
      }
    }
    for (Body.Store store : kernel.body().stores()) {
      if (store.argument() == argument) {
        places.add(store.index());
      }
    }
    return places;
  }

  /** The instructions of two kernels in one list. */
  private static final class Joining {
    private final Kernel.Method before;
    private final Kernel.Reduction next;
    private final List<Instruction> instructions;
    private final Map<Instruction, Integer> known = new HashMap<>();
    private final Map<Buffer, Integer> arguments = new LinkedHashMap<>();
    private final List<Body.Argument> types;

    /** What the first kernel stores, and the second need not read. */
    private final Map<Buffer, Integer> stored = new HashMap<>();

    Joining(Kernel.Method before, Kernel.Reduction next) {
      this.before = before;
      this.next = next;
      instructions = new ArrayList<>(before.body().instructions());
      types = new ArrayList<>(before.body().arguments());
      for (int i = 0; i < instructions.size(); i++) {
        known.put(instructions.get(i), i);
      }
      for (int i = 0; i < types.size(); i++) {
        arguments.put(before.arguments().get(i), i);
      }
      for (Body.Store store : before.body().stores()) {
        stored.put(before.arguments().get(store.argument()), store.value());
      }
    }

    Kernel.Reduction joined() {
      List<Integer> numbers = new ArrayList<>();
      for (Instruction instruction : next.body().instructions()) {
        numbers.add(number(instruction, numbers));
      }
      List<Body.Store> stores = new ArrayList<>(before.body().stores());
      for (Body.Store store : next.body().stores()) {
        int value = numbers.get(store.value());
        stores.add(new Body.Store(argument(store.argument()), store.index(), value));
      }
      List<Dim> axes = next.body().axes();
      List<Node> values = new ArrayList<>(before.values());
      values.addAll(next.values());
      return new Kernel.Reduction(
          Kernel.Joining.SUM,
          FunctionsFirst.of(new Body(axes, types, instructions, stores, true)),
          next.reduced(),
          List.copyOf(arguments.keySet()),
          null,
          List.copyOf(values));
    }

    private int argument(int ofNext) {
      Buffer buffer = next.arguments().get(ofNext);
      Integer found = arguments.get(buffer);
      if (found == null) {
        found = types.size();
        arguments.put(buffer, found);
        types.add(next.body().arguments().get(ofNext));
      }
      return found;
    }

    /** The number of an instruction of the second kernel. */
    private int number(Instruction instruction, List<Integer> numbers) {
      if (instruction instanceof Instruction.Load load) {
        Integer value = stored.get(next.arguments().get(load.argument()));
        return value != null
            ? value
            : add(
                new Instruction.Load(
                    argument(load.argument()), load.index(), load.guards(), load.dtype()));
      }
      if (instruction instanceof Instruction.Scalar scalar) {
        return add(
            new Instruction.Scalar(argument(scalar.argument()), scalar.guards(), scalar.dtype()));
      }
      if (instruction instanceof Instruction.Apply apply) {
        List<Integer> operands = apply.operands().stream().map(numbers::get).toList();
        return add(new Instruction.Apply(apply.op(), operands, apply.dtype()));
      }
      return instruction instanceof Instruction.Convert convert
          ? add(new Instruction.Convert(numbers.get(convert.operand()), convert.dtype()))
          : add(instruction);
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
  }
}
