package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.BufferPlan;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Where temporary buffers live in the class: in arrays that several share. What only the
 * initialization needs is there while that runs.
 */
public final class SlotFields {
  private final BufferPlan plan;
  private final Set<BufferPlan.Slot> initial;
  private final Sizes sizes;
  private final Names names;
  private final Map<BufferPlan.Slot, String> slots = new LinkedHashMap<>();
  private final Map<Buffer, String> places = new HashMap<>();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final List<CodeBlock> allocations = new ArrayList<>();

  SlotFields(StepPlan plan, Sizes sizes, Names names) {
    this.plan = plan.buffers();
    this.initial = this.plan.ownedBy(plan.initialize());
    this.sizes = sizes;
    this.names = names;
  }

  /** Declares all arrays. */
  void add(GradientFields.Tables tables) {
    Map<DType, List<BufferPlan.Slot>> byType = new EnumMap<>(DType.class);
    for (BufferPlan.Slot slot : plan.slots()) {
      byType.computeIfAbsent(slot.dtype(), k -> new ArrayList<>()).add(slot);
    }
    byType.forEach(
        (dtype, list) -> {
          if (list.size() > Fields.MOST_FIELDS) {
            String table = tables.table(dtype, "buffers", list.size());
            for (int row = 0; row < list.size(); row++) {
              addRow(list.get(row), table + "[" + row + "]");
            }
          } else {
            list.forEach(this::addField);
          }
        });
  }

  private void addRow(BufferPlan.Slot slot, String place) {
    put(slot, place);
    allocations.add(CodeBlock.of("$L = $L", place, isFinal(slot) ? array(slot) : empty(slot)));
  }

  private void addField(BufferPlan.Slot slot) {
    String place = names.variable(name(slot));
    put(slot, place);
    FieldSpec.Builder field =
        FieldSpec.builder(Types.array(slot.dtype()), place, Modifier.PRIVATE)
            .addJavadoc("$L", description(slot));
    if (isFinal(slot)) {
      field.addModifiers(Modifier.FINAL).initializer(array(slot));
    } else {
      field.initializer("{}");
    }
    fields.add(field.build());
  }

  private void put(BufferPlan.Slot slot, String place) {
    slots.put(slot, place);
    slot.occupants().forEach(buffer -> places.put(buffer, place));
  }

  /** Whether the array is never another. */
  private boolean isFinal(BufferPlan.Slot slot) {
    return slot.elements().isFixed() && !initial.contains(slot);
  }

  private CodeBlock array(BufferPlan.Slot slot) {
    return CodeBlock.of(
        "new $T[$L]", Types.of(slot.dtype()), sizes.at(name(slot)).expr(slot.elements()).code());
  }

  private static CodeBlock empty(BufferPlan.Slot slot) {
    return CodeBlock.of("new $T[0]", Types.of(slot.dtype()));
  }

  /** What an array is called after: what it holds first. */
  public static String name(BufferPlan.Slot slot) {
    return slot.occupants().get(0).name();
  }

  private CodeBlock description(BufferPlan.Slot slot) {
    Set<String> others = new LinkedHashSet<>();
    for (Buffer occupant : slot.occupants()) {
      others.add(Names.camel(occupant.name()));
    }
    others.remove(Names.camel(name(slot)));
    CodeBlock.Builder text = CodeBlock.builder().add("$L", Fields.type(slot.occupants().get(0)));
    text.add(initial.contains(slot) ? ", while cells get their initial values" : "");
    if (!others.isEmpty()) {
      List<String> shown = others.stream().limit(6).map(name -> "{@code " + name + "}").toList();
      text.add("; also holds $L", String.join(", ", shown));
      text.add(others.size() > shown.size() ? " and others" : "");
    }
    return text.add(".").build();
  }

  /** Where buffers are. */
  Map<Buffer, String> places() {
    return places;
  }

  List<FieldSpec> fields() {
    return fields;
  }

  /** Statements of the constructor, for what stands in tables. */
  List<CodeBlock> allocations() {
    return allocations;
  }

  /** Statements before the initialization, for what only that needs. */
  public List<CodeBlock> beforeInitialization() {
    return initial.stream().map(slot -> assignment(slot, array(slot))).toList();
  }

  /** Statements after it. */
  public List<CodeBlock> afterInitialization() {
    return initial.stream().map(slot -> assignment(slot, empty(slot))).toList();
  }

  private CodeBlock assignment(BufferPlan.Slot slot, CodeBlock array) {
    return CodeBlock.builder().addStatement("$L = $L", slots.get(slot), array).build();
  }

  /** The arrays that depend on a run-time dimension, and where they are. */
  public Map<BufferPlan.Slot, String> growing(String symbol) {
    Map<BufferPlan.Slot, String> growing = new LinkedHashMap<>();
    slots.forEach(
        (slot, place) -> {
          if (slot.elements().symbols().contains(symbol)) {
            growing.put(slot, place);
          }
        });
    return growing;
  }
}
