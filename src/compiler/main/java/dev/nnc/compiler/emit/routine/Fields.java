package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.emit.code.ClassParts;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.ConstantArray;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.kernel.Sums;
import dev.nnc.runtime.session.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Where buffers live in the class: fields of their own, or rows of a table where there are many.
 */
public final class Fields implements Places {
  /** More arrays of a kind than this go into a table: a class holds only so many names. */
  static final int MOST_FIELDS = 200;

  /** Marks what a step results in. */
  private static final String OF_STEP = " of a step";

  private final Sizes sizes;
  private final Names names;
  private final SlotFields slots;
  private final Clocks clocks;
  private final Map<Buffer, String> places = new HashMap<>();
  private final Set<Buffer> measured = new HashSet<>();
  private final Set<Buffer> localNumbers = new HashSet<>();
  private final Set<DType> lanes = EnumSet.noneOf(DType.class);
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<CodeBlock> allocations = new ArrayList<>();
  private final List<CodeBlock> gradientAllocations = new ArrayList<>();

  /** How the class asks for the numbers that schedules read. */
  public interface Clocks {
    String code(Clock.Reading reading);
  }

  public Fields(Sizes sizes, Names names, StepPlan plan, Clocks clocks) {
    this.sizes = sizes;
    this.names = names;
    slots = new SlotFields(plan, sizes, names);
    this.clocks = clocks;
  }

  @Override
  public boolean isLocal(Buffer number) {
    return localNumbers.contains(number);
  }

  @Override
  public String place(Buffer buffer) {
    if (buffer.kind() == Buffer.Kind.CLOCK) {
      return clock(buffer);
    }
    return Objects.requireNonNull(places.get(buffer), buffer::toString);
  }

  private String clock(Buffer buffer) {
    if (buffer.node().op() instanceof Size size) {
      return "(double) " + sizes.expr(size.dim()).at(11);
    }
    return clocks.code(((Clock) buffer.node().op()).reading());
  }

  @Override
  public String offset(Buffer placeholder) {
    return measured.contains(placeholder) ? "0" : place(placeholder) + "Offset";
  }

  @Override
  public String lanes(DType dtype) {
    lanes.add(dtype);
    return dtype == DType.FLOAT32 ? "lanes" : "doubleLanes";
  }

  /** Where a value starts in its array. */
  public String start(Buffer buffer) {
    return buffer.kind() == Buffer.Kind.PLACEHOLDER ? offset(buffer) : "0";
  }

  /** A buffer of one number as a number. */
  public String number(Buffer buffer) {
    return buffer.isScalar() ? place(buffer) : place(buffer) + "[" + start(buffer) + "]";
  }

  /** What a routine with one result leaves. */
  public static Buffer result(Routine routine) {
    return routine.results().values().iterator().next();
  }

  /** Declares the arrays of partial sums that were asked for. */
  public List<FieldSpec> lanesFields() {
    List<FieldSpec> declared = new ArrayList<>();
    for (DType dtype : lanes) {
      declared.add(
          FieldSpec.builder(Types.array(dtype), lanes(dtype), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T[$T.LANES]", Types.of(dtype), Sums.class)
              .build());
    }
    return declared;
  }

  public List<FieldSpec> fields() {
    return fields;
  }

  /** Statements that allocate what stands in tables. */
  public List<CodeBlock> allocations() {
    return allocations;
  }

  public void addPlaceholder(Buffer buffer) {
    String name = names.variable(buffer.name());
    names.variable(name + "Offset");
    places.put(buffer, name);
    fields.add(
        FieldSpec.builder(Types.array(buffer.dtype()), name, Modifier.PRIVATE)
            .addJavadoc("$L, from {@code $L}.", type(buffer), name + "Offset")
            .initializer("{}")
            .build());
    fields.add(FieldSpec.builder(int.class, name + "Offset", Modifier.PRIVATE).build());
  }

  /** Declares an array for what is measured of all rows, always from its start. */
  public void addMeasured(Buffer buffer) {
    String name = names.variable(buffer.name());
    places.put(buffer, name);
    measured.add(buffer);
    fields.add(
        FieldSpec.builder(Types.array(buffer.dtype()), name, Modifier.PRIVATE)
            .addJavadoc("$L, of all rows that are measured.", type(buffer))
            .initializer("{}")
            .build());
  }

  /** Declares the arrays of cells, in the order of the program. */
  public void addCells(List<Program.Cell> cells, Map<String, Buffer> buffers) {
    Map<DType, Integer> counts = new EnumMap<>(DType.class);
    cells.forEach(cell -> counts.merge(cell.type().dtype(), 1, Integer::sum));
    Map<DType, String> tables = new EnumMap<>(DType.class);
    counts.forEach(
        (dtype, count) -> {
          if (count > MOST_FIELDS) {
            tables.put(dtype, table(dtype, "cells", count));
          }
        });
    Map<DType, Integer> rows = new EnumMap<>(DType.class);
    for (Program.Cell cell : cells) {
      DType dtype = cell.type().dtype();
      Buffer buffer = Objects.requireNonNull(buffers.get(cell.op().path()));
      String table = tables.get(dtype);
      if (table == null) {
        addCell(cell, buffer);
      } else {
        places.put(buffer, table + "[" + (rows.merge(dtype, 1, Integer::sum) - 1) + "]");
        allocations.add(CodeBlock.of("$L = $L", place(buffer), registered(cell)));
      }
    }
  }

  private void addCell(Program.Cell cell, Buffer buffer) {
    String name = names.variable(buffer.name());
    places.put(buffer, name);
    fields.add(
        FieldSpec.builder(Types.array(buffer.dtype()), name, Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc("{@code $L}, $L.", Docs.code(cell.op().path()), type(buffer))
            .initializer(registered(cell))
            .build());
  }

  // floats(Cell.Kind.VARIABLE, "dense/weight", IMAGE_WIDTH, HIDDEN_WIDTH)
  private CodeBlock registered(Program.Cell cell) {
    CodeBlock.Builder shape = CodeBlock.builder();
    sizes.dims(cell.op().path(), cell.type().shape()).forEach(dim -> shape.add(",$W$L", dim));
    return CodeBlock.of(
        "$L($T.$L,$W$S$L)",
        Types.plural(cell.type().dtype()),
        Cell.Kind.class,
        cell.op().kind(),
        cell.op().path(),
        shape.build());
  }

  /** Declares the arrays of gradients, by the paths of variables; they are allocated later. */
  public void addGradients(Map<String, Buffer> gradients) {
    GradientFields declared = new GradientFields(gradients, names, this::table);
    places.putAll(declared.places());
    fields.addAll(declared.fields());
    gradientAllocations.addAll(declared.allocations());
  }

  /** Statements that allocate the arrays of gradients. */
  public List<CodeBlock> gradientAllocations() {
    return gradientAllocations;
  }

  private String table(DType dtype, String what, int rows) {
    String name = names.variable(dtype.keyword() + "/" + what);
    fields.add(
        FieldSpec.builder(
                ArrayTypeName.of(Types.array(dtype)), name, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T[$L][]", Types.of(dtype), rows)
            .build());
    return name;
  }

  /** Declares the arrays of temporary buffers. */
  public void addSlots() {
    slots.add(this::table);
    places.putAll(slots.places());
    fields.addAll(slots.fields());
    allocations.addAll(slots.allocations());
  }

  /** The arrays of temporary buffers, once they are declared. */
  public SlotFields slots() {
    return slots;
  }

  static String type(Buffer buffer) {
    return Docs.text(buffer.dtype().keyword() + buffer.shape());
  }

  /**
   * Declares the numbers that kernels leave to each other. What a step results in stays until the
   * next step; other numbers of one name are never needed at the same time by two routines.
   */
  public void addScalars(Collection<Routine> routines, Collection<Buffer> lasting) {
    Map<DType, Map<String, List<Buffer>>> byType = new EnumMap<>(DType.class);
    for (Routine routine : routines) {
      Map<String, Integer> counts = new HashMap<>();
      localNumbers.addAll(routine.localNumbers());
      for (Buffer buffer : routine.sharedNumbers()) {
        int count = counts.merge(buffer.dtype() + buffer.name(), 1, Integer::sum);
        String key = buffer.name() + (lasting.contains(buffer) ? OF_STEP : " " + count);
        byType
            .computeIfAbsent(buffer.dtype(), k -> new LinkedHashMap<>())
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(buffer);
      }
    }
    byType.forEach(this::addScalars);
  }

  private void addScalars(DType dtype, Map<String, List<Buffer>> shared) {
    if (shared.size() > MOST_FIELDS) {
      addNumberTable(dtype, shared.values());
      return;
    }
    shared.forEach(
        (key, buffers) -> {
          String wanted = buffers.get(0).name();
          boolean other = !key.endsWith(OF_STEP) && shared.containsKey(wanted + OF_STEP);
          String name = names.variable(other ? "evaluated/" + wanted : wanted);
          buffers.forEach(buffer -> places.put(buffer, name));
          fields.add(FieldSpec.builder(Types.of(dtype), name, Modifier.PRIVATE).build());
        });
  }

  private void addNumberTable(DType dtype, Collection<List<Buffer>> shared) {
    String name = names.variable(dtype.keyword() + "/numbers");
    fields.add(
        FieldSpec.builder(Types.array(dtype), name, Modifier.PRIVATE, Modifier.FINAL)
            .initializer("new $T[$L]", Types.of(dtype), shared.size())
            .build());
    int index = 0;
    for (List<Buffer> buffers : shared) {
      String place = name + "[" + index++ + "]";
      buffers.forEach(buffer -> places.put(buffer, place));
    }
  }

  /** Declares numbers written in the script. */
  public void addConstants(ClassParts parts, Collection<Buffer> constants) {
    for (Buffer buffer : constants) {
      String name = names.constant(buffer.name());
      places.put(buffer, name);
      ConstantTables.add(
          parts, name, buffer.dtype(), ((ConstantArray) buffer.node().op()).values());
    }
  }
}
