package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.runtime.file.ArrayFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that are not written in the language itself. */
public final class Builtins {
  /** Operators that scripts write with signs and not as calls. */
  private static final List<Elementwise> SIGNS =
      List.of(
          Elementwise.ADD,
          Elementwise.SUBTRACT,
          Elementwise.MULTIPLY,
          Elementwise.DIVIDE,
          Elementwise.NEGATE,
          Elementwise.LESS,
          Elementwise.LESS_EQUAL,
          Elementwise.EQUAL,
          Elementwise.AND,
          Elementwise.OR,
          Elementwise.NOT);

  private final Map<String, Builtin> table = new LinkedHashMap<>();

  private Builtins() {}

  /** All of them by name. */
  public static Map<String, Builtin> all() {
    Builtins builtins = new Builtins();
    for (Elementwise op : Elementwise.values()) {
      if (!SIGNS.contains(op)) {
        builtins.elementwise(op);
      }
    }
    builtins.reductions();
    builtins.movements();
    builtins.others();
    return builtins.table;
  }

  private void elementwise(Elementwise op) {
    List<String> names =
        switch (op.arity()) {
          case 1 -> List.of("x");
          case 2 -> List.of("a", "b");
          default ->
              op == Elementwise.WHERE ? List.of("condition", "a", "b") : List.of("a", "b", "c");
        };
    add(
        op.label(),
        names.size(),
        arguments -> ElementwiseCalls.apply(op, arguments),
        names.toArray(String[]::new));
  }

  private void reductions() {
    add("sum", 2, ReductionCalls::sum, "x", "axis?");
    add("max", 2, ReductionCalls::max, "x", "axis?");
    add("argmax", 2, ReductionCalls::argmax, "x", "axis?");
    add("prod", 2, ScanCalls::prod, "x", "axis?");
    add("cumsum", 2, ScanCalls::cumsum, "x", "axis?");
    add("cumprod", 2, ScanCalls::cumprod, "x", "axis?");
    add("sort", 2, ScanCalls::sort, "x", "axis?");
    add("size", 2, ReductionCalls::size, "x", "axis?");
    add("weight_below", 2, RankingCalls::weightBelow, "x", "weight", "ties?");
  }

  private void movements() {
    add("reshape", 2, MovementCalls::reshape, "x", "shape");
    add("flatten", 1, MovementCalls::flatten, "x");
    add("transpose", 1, MovementCalls::transpose, "x");
    add("permute", 2, MovementCalls::permute, "x", "order");
    add("squeeze", 2, MovementCalls::squeeze, "x", "axis");
    add("unsqueeze", 2, MovementCalls::unsqueeze, "x", "axis");
    add("expand", 1, MovementCalls::expand, "x", "axis", "like");
    add("concat", 1, MovementCalls::concat, "parts", "axis");
    add("slice", 1, MovementCalls::slice, "x", "start", "stop?", "axis?");
    add("flip", 2, ScanCalls::flip, "x", "axis?");
    add("stack", 1, PartCalls::stack, "parts", "axis?");
    add("pad", 2, PartCalls::pad, "x", "widths", "value?");
    addOpen("einsum", 1, EinsumCalls::einsum, "pattern");
    addOpen("rearrange", 2, RearrangeCalls::rearrange, "x", "pattern");
    add("gather_rows", 2, MovementCalls::gatherRows, "table", "rows");
    add("one_hot", 2, MovementCalls::oneHot, "label", "classes");
  }

  private void others() {
    add("grad", 2, CalculusCalls::grad, "y", "x");
    add("jacobian", 2, CalculusCalls::jacobian, "y", "x");
    add("hvp", 3, CalculusCalls::hvp, "f", "x", "v");
    add("float", 1, ElementwiseCalls::toFloat, "x");
    add("double", 1, ElementwiseCalls::toDouble, "x");
    add("int", 1, ElementwiseCalls::toInt, "x");
    add("shape", 1, MovementCalls::shape, "x");
    add("rank", 1, MovementCalls::rank, "x");
    add("leading_axes", 1, MovementCalls::leadingAxes, "x");
    add("fill", 2, RandomCalls::fill, "shape", "value");
    add("iota", 2, PartCalls::iota, "shape", "axis?");
    add("npy", 2, FileCalls.reader(ArrayFile.NPY), "shape", "file");
    add("npz", 3, FileCalls.reader(ArrayFile.NPZ), "shape", "file", "name?");
    add("safetensors", 3, FileCalls.reader(ArrayFile.SAFETENSORS), "shape", "file", "name?");
    add("fan_in", 1, RandomCalls::fanIn, "shape");
    add("fan_out", 1, RandomCalls::fanOut, "shape");
    add("random_uniform", 1, RandomCalls::uniform, "shape", "seed?");
    add("random_bits", 1, RandomCalls::bits, "shape", "seed?");
    add("average", 1, CalculusCalls::average, "variable");
    add("total", 1, arguments -> Value.NONE, "e");
    add("gradient_at", 1, arguments -> Value.NONE, "e");
    add("measured", 2, MeasuredCalls::measured, "metric", "every");
    add("known", 1, Builtins::known, "x");
  }

  /** Whether a definition may decide by a number when compiling: it is none that time changes. */
  private static Value known(Builtin.Arguments call) {
    return new Value.Truth(Arithmetic.number(call.value(0)).isPresent());
  }

  /** A function that takes further arguments, of any names. */
  private void addOpen(String name, int positional, Builtin.Body body, String... parameters) {
    add(name, positional, body, parameters);
    table.computeIfPresent(name, (key, builtin) -> builtin.opened());
  }

  private void add(String name, int positional, Builtin.Body body, String... parameters) {
    table.put(name, Builtin.of(name, positional, body, parameters));
  }
}
