package dev.nnc.compiler.emit.code;

import com.palantir.javapoet.CodeBlock;
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
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Dimensions as Java: constants of the class, fields for those known at run time. A size that
 * several parts of the model have goes by the name of the part where it is used.
 */
public final class Sizes {
  private final Tables tables;

  /** What the script binds where sizes are used; empty where that is not known. */
  private final String part;

  /**
   * A named size.
   *
   * @param part of the model that has it; empty for a dimension that the script names
   * @param shape whose elements it counts, or null
   */
  private record Constant(long size, String part, String name, @Nullable Shape shape) {}

  /** What all views of the sizes share. */
  private record Tables(
      Names names,
      List<Constant> constants,
      Set<Constant> used,
      Map<String, String> fields,
      Set<String> placeholders) {
    Tables(Names names) {
      this(
          names,
          new ArrayList<>(),
          new LinkedHashSet<>(),
          new LinkedHashMap<>(),
          new LinkedHashSet<>());
    }

    boolean isForCallers(Constant constant) {
      boolean named = constant.part.isEmpty() || placeholders.contains(constant.part);
      return named && constant.shape == null;
    }
  }

  public Sizes(Names names) {
    this(new Tables(names), "");
  }

  private Sizes(Tables tables, String part) {
    this.tables = tables;
    this.part = part;
  }

  /** The same sizes, as they are called where a value of a part of the model is made. */
  public Sizes at(String value) {
    return new Sizes(tables, part(value));
  }

  /** The same sizes for another class, which declares those that it uses. */
  public Sizes elsewhere() {
    Set<Constant> used = new LinkedHashSet<>();
    return new Sizes(
        new Tables(tables.names, tables.constants, used, tables.fields, tables.placeholders), part);
  }

  /** {@code h/0} for {@code grad/h/0/weight}. */
  private static String part(String value) {
    String path = value.replaceFirst("^(grad/|new/|old/)+", "");
    return path.replaceFirst("^([^/]*(?:/\\d+)*).*$", "$1");
  }

  /** Names the fixed sizes of a value and sees its run-time ones. */
  public void add(String path, Shape shape) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      Dim dim = shape.dim(axis);
      dim.symbols().forEach(this::field);
      if (dim.isFixed() && dim.size() > 1) {
        add(path, dim, axis == shape.rank() - 1);
      }
    }
  }

  private void add(String path, Dim dim, boolean last) {
    String owner = part(path);
    if (!Character.isDigit(dim.toString().charAt(0))) {
      if (constant(dim.size(), "") == null) {
        declare(dim.size(), "", dim.toString(), null);
      }
    } else if (last && constant(dim.size(), owner) == null) {
      declare(dim.size(), owner, owner + "/width", null);
    } else if (!last && find(dim.size()) == null) {
      declare(dim.size(), owner, owner + "/size", null);
    }
  }

  private void declare(long size, String owner, String name, @Nullable Shape shape) {
    tables.constants.add(new Constant(size, owner, tables.names.constant(name), shape));
  }

  /** Names the number of elements of a value of several fixed sizes. */
  public void addElements(String path, Shape shape) {
    Dim elements = shape.elements();
    boolean several = shape.dims().stream().filter(dim -> !dim.isOne()).count() > 1;
    if (several && elements.isFixed() && constant(elements.size(), part(path)) == null) {
      declare(elements.size(), part(path), path + "/size", shape);
    }
  }

  private @Nullable Constant constant(long size, String owner) {
    return tables.constants.stream()
        .filter(constant -> constant.size == size && constant.part.equals(owner))
        .findFirst()
        .orElse(null);
  }

  /** The constant of the part of the model, one that the script names, or any. */
  private @Nullable Constant find(long size) {
    Constant own = constant(size, part);
    Constant named = own == null ? constant(size, "") : own;
    return named != null
        ? named
        : tables.constants.stream().filter(c -> c.size == size).findFirst().orElse(null);
  }

  /** The field that holds a run-time dimension. */
  public String field(String symbol) {
    return tables.fields.computeIfAbsent(symbol, tables.names::variable);
  }

  /** Run-time dimensions and their fields. */
  public Map<String, String> fields() {
    return tables.fields;
  }

  public JavaExpr expr(Dim dim) {
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

  public JavaExpr constant(long size) {
    Constant constant = find(size);
    if (constant == null) {
      return Numbers.integer(size);
    }
    tables.used.add(constant);
    return JavaExpr.primary(constant.name);
  }

  /**
   * The sizes of a cell: the last is its own, the others those of the part of the model before it.
   */
  public List<CodeBlock> dims(String path, Shape shape) {
    List<CodeBlock> dims = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      boolean last = axis == shape.rank() - 1;
      Sizes known = new Sizes(tables, last ? part(path) : before(part(path), shape.dim(axis)));
      dims.add(known.expr(shape.dim(axis)).code());
    }
    return dims;
  }

  /** The last part of the model before another that has a size. */
  private String before(String later, Dim dim) {
    String found = "";
    for (Constant constant : tables.constants) {
      if (constant.part.equals(later)) {
        break;
      }
      found = dim.isFixed() && constant.size == dim.size() ? constant.part : found;
    }
    return found;
  }

  /** The number of elements, as a product of its sizes. */
  public JavaExpr elements(Shape shape) {
    JavaExpr product = null;
    for (Dim dim : shape.dims()) {
      if (!dim.isOne()) {
        product = product == null ? expr(dim) : product.times(expr(dim));
      }
    }
    return product == null ? JavaExpr.of(JavaForm.PRIMARY, "1") : product;
  }

  /** Declares the constants that were asked for. */
  public List<FieldSpec> declarations() {
    return declarations(constant -> !tables.isForCallers(constant));
  }

  /** Declares the constants that were asked for, even if callers find them in another class. */
  public List<FieldSpec> declarationsOfAll() {
    return declarations(constant -> true);
  }

  private List<FieldSpec> declarations(Predicate<Constant> which) {
    Map<Constant, CodeBlock> values = new LinkedHashMap<>();
    for (Constant constant : List.copyOf(tables.used)) {
      values.put(constant, value(constant));
    }
    return tables.constants.stream()
        .filter(constant -> tables.used.contains(constant) && which.test(constant))
        .map(
            constant ->
                declaration(
                    constant, values.getOrDefault(constant, value(constant)), Modifier.PRIVATE))
        .toList();
  }

  /** The constants that callers know: dimensions that the script names, widths of placeholders. */
  public List<FieldSpec> declarationsForCallers() {
    return tables.constants.stream()
        .filter(tables::isForCallers)
        .map(constant -> declaration(constant, value(constant), Modifier.PUBLIC))
        .toList();
  }

  /** Names the sizes of a placeholder, which callers feed. */
  public void addPlaceholder(String name, Shape shape) {
    tables.placeholders.add(name);
    add(name, shape);
  }

  // 256   IMAGE_WIDTH * HIDDEN_WIDTH
  private CodeBlock value(Constant constant) {
    Shape shape = constant.shape;
    if (shape == null) {
      return CodeBlock.of("$L", Numbers.grouped(constant.size));
    }
    List<CodeBlock> dims = dims(constant.part, shape);
    dims.removeIf(dim -> dim.toString().equals("1"));
    return CodeBlock.join(dims, " * ");
  }

  private static FieldSpec declaration(Constant constant, CodeBlock value, Modifier visibility) {
    return FieldSpec.builder(int.class, constant.name, visibility, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }
}
