package dev.nnc.compiler.emit;

import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.ops.JavaForm;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Dimensions as Java: constants of the class, fields for those known at run time. */
final class Sizes {
  private final Names names;
  private final Map<Long, String> constants = new LinkedHashMap<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Set<Long> used = new LinkedHashSet<>();

  Sizes(Names names) {
    this.names = names;
  }

  /** Names the fixed sizes of a value and sees its run-time ones. */
  void add(String path, Shape shape) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      Dim dim = shape.dim(axis);
      dim.symbols().forEach(this::field);
      boolean last = axis == shape.rank() - 1;
      if (dim.isFixed() && dim.size() > 1 && !constants.containsKey(dim.size())) {
        boolean labelled = !Character.isDigit(dim.toString().charAt(0));
        String wanted = labelled ? dim.toString() : path + (last ? "/width" : "/size");
        constants.put(dim.size(), names.constant(wanted));
      }
    }
  }

  /** The field that holds a run-time dimension. */
  String field(String symbol) {
    return fields.computeIfAbsent(symbol, names::variable);
  }

  /** Run-time dimensions and their fields. */
  Map<String, String> fields() {
    return fields;
  }

  JavaExpr expr(Dim dim) {
    JavaExpr expr = null;
    if (dim.factor() != 1 || dim.isFixed()) {
      expr = constant(dim.factor());
    }
    for (int i = dim.symbols().size() - 1; i >= 0; i--) {
      JavaExpr symbol = JavaExpr.primary(field(dim.symbols().get(i)));
      expr = expr == null ? symbol : symbol.times(expr);
    }
    return Objects.requireNonNull(expr);
  }

  JavaExpr constant(long size) {
    String name = constants.get(size);
    if (name == null) {
      return Numbers.integer(size);
    }
    used.add(size);
    return JavaExpr.primary(name);
  }

  /** The number of elements, as a product of its sizes. */
  JavaExpr elements(Shape shape) {
    JavaExpr product = null;
    for (Dim dim : shape.dims()) {
      if (!dim.isOne()) {
        product = product == null ? expr(dim) : product.times(expr(dim));
      }
    }
    return product == null ? JavaExpr.of(JavaForm.PRIMARY, "1") : product;
  }

  /** Declares the constants that were asked for. */
  List<FieldSpec> declarations() {
    List<FieldSpec> declarations = new ArrayList<>();
    constants.forEach(
        (size, name) -> {
          if (used.contains(size)) {
            declarations.add(
                FieldSpec.builder(
                        int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", Numbers.grouped(size))
                    .build());
          }
        });
    return declarations;
  }
}
