package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the rows start that a loop over the last axis runs over, each computed once. */
final class Rows {
  private static final Dim ZERO = Dim.fixed(0);

  private final Body body;
  private final Names scope;
  private final Map<Row, String> names = new LinkedHashMap<>();

  /**
   * A row.
   *
   * @param offset where the array starts; null at 0
   * @param start in the array, the same throughout the row
   */
  private record Row(@Nullable String offset, Affine start) {}

  /** Writes an index. */
  interface Writer {
    JavaExpr index(Affine index, @Nullable String offset);
  }

  Rows(Body body, Names scope) {
    this.body = body;
    this.scope = scope;
  }

  // int row = i * WIDTH;
  void declare(CodeBlock.Builder out, List<Point.Argument> arguments, Writer writer) {
    Map<Row, String> arrays = new LinkedHashMap<>();
    for (Instruction instruction : body.instructions()) {
      if (instruction instanceof Instruction.Load load
          && body.arguments().get(load.argument()).form() != Body.Form.TILE) {
        add(arrays, arguments.get(load.argument()), load.index());
      }
    }
    for (Body.Store store : body.stores()) {
      add(arrays, arguments.get(store.argument()), store.index());
    }
    arrays.forEach(
        (row, array) -> {
          String name = scope.variable(arrays.size() == 1 ? "row" : array + "/row");
          names.put(row, name);
          out.addStatement("int $L = $L", name, writer.index(row.start, row.offset).code());
        });
  }

  private static void add(Map<Row, String> arrays, Point.Argument array, Affine index) {
    if (isRow(index)) {
      Row row = new Row(array.offset(), start(index));
      arrays.putIfAbsent(row, array.name().replaceAll("\\W.*", ""));
    }
  }

  /** Whether the last axis runs along a row whose start takes a multiplication. */
  private static boolean isRow(Affine index) {
    int last = index.strides().size() - 1;
    return last > 0
        && index.strides().get(last).factor() != 0
        && index.strides().subList(0, last).stream()
            .anyMatch(stride -> stride.factor() != 0 && !stride.isOne());
  }

  private static Affine start(Affine index) {
    List<Dim> strides = new ArrayList<>(index.strides());
    strides.set(strides.size() - 1, ZERO);
    return new Affine(strides, index.offsets());
  }

  /** The part of an index that changes along a row. */
  static Affine lastAxis(Affine index) {
    List<Dim> strides = new ArrayList<>();
    for (int axis = 0; axis < index.strides().size(); axis++) {
      boolean last = axis == index.strides().size() - 1;
      strides.add(last ? Objects.requireNonNull(index.strides().get(axis)) : ZERO);
    }
    return new Affine(strides, List.of());
  }

  void forget() {
    names.clear();
  }

  /** The variable that holds the start of an element's row; null where there is none. */
  @Nullable String of(Point.Argument array, Affine index) {
    return isRow(index) ? names.get(new Row(array.offset(), start(index))) : null;
  }
}
