package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.emit.routine.SlotFields;
import dev.nnc.compiler.lower.Needs;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.BufferPlan;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes what every generated class has: how it is opened, fed and fetched from. */
public final class SessionWriter {
  private final Program program;
  private final StepPlan plan;
  private final ClassName self;
  private final Sizes sizes;
  private final Fields fields;
  private final RoutineWriter routines;
  private final OutputWriter outputs;
  private final List<MethodSpec> typedMethods = new ArrayList<>();
  private final Map<String, String> typed = new LinkedHashMap<>();
  private final Map<String, String> computers = new LinkedHashMap<>();
  private final Map<String, String> capacities = new LinkedHashMap<>();

  public SessionWriter(SharedCode shared) {
    program = shared.program();
    plan = shared.plan();
    self = shared.self();
    sizes = shared.sizes();
    fields = shared.fields();
    routines = shared.routines();
    outputs = new OutputWriter(program, sizes, fields);
    program.fetches().forEach(f -> typed.put(f.name(), shared.methodNames().output(f.name())));
    program
        .fetches()
        .forEach(
            f -> computers.put(f.name(), shared.methodNames().variable("compute/" + f.name())));
    Set<String> symbols = sizes.fields().keySet();
    boolean alone = symbols.size() == 1;
    for (String symbol : symbols) {
      if (!fields.slots().growing(symbol).isEmpty()) {
        String name = alone ? "capacity" : symbol + "/capacity";
        capacities.put(symbol, shared.names().variable(name));
      }
    }
  }

  /** The run-time sizes, and for how many the buffers have room. */
  public List<FieldSpec> sizeFields() {
    List<FieldSpec> declared = new ArrayList<>();
    sizes
        .fields()
        .forEach(
            (symbol, field) -> {
              declared.add(FieldSpec.builder(int.class, field, Modifier.PRIVATE).build());
              String capacity = capacities.get(symbol);
              if (capacity != null) {
                declared.add(FieldSpec.builder(int.class, capacity, Modifier.PRIVATE).build());
              }
            });
    return declared;
  }

  public List<MethodSpec> openers() {
    return List.of(constructor(), open());
  }

  public List<MethodSpec> members() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Program.Fetch fetch : program.fetches()) {
      String name = Objects.requireNonNull(typed.get(fetch.name()));
      typedMethods.addAll(outputs.typed(fetch, name, computer(fetch.name()), routine(fetch)));
    }
    methods.addAll(typedMethods);
    if (!sizes.fields().isEmpty()) {
      methods.add(resize());
    }
    if (!plan.placeholders().isEmpty() || !plan.numbers().isEmpty()) {
      methods.addAll(place());
    }
    methods.addAll(compute());
    methods.add(initializeCells());
    for (Program.Fetch fetch : program.fetches()) {
      methods.add(computer(computer(fetch.name()), routine(fetch)));
    }
    return methods;
  }

  /** Once the members are written: those named as outputs. */
  public List<MethodSpec> typed() {
    return typedMethods;
  }

  public OutputWriter outputs() {
    return outputs;
  }

  public String computer(String fetch) {
    return Objects.requireNonNull(computers.get(fetch));
  }

  // private Session(Options options) {
  //   super("Line", options, PLAN);
  //   placeholder("x", ElementType.FLOAT32, "[batch, 2]");
  //   output("y", ElementType.FLOAT32, "[batch, 1]", "x");
  // }
  private MethodSpec constructor() {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(Options.class, "options");
    if (program.training() == null) {
      constructor
          .addParameter(self, "lender")
          .addStatement("super($S, options, lender)", program.model());
    } else {
      constructor.addStatement("super($S, options, PLAN)", program.model());
    }
    List<CodeBlock> statements = new ArrayList<>();
    fields.allocations().forEach(allocation -> statements.add(statement("$L", allocation)));
    program.placeholders().forEach(feed -> statements.add(placeholder(feed)));
    program.fetches().forEach(fetch -> statements.add(output(fetch)));
    return constructor.addCode(routines.divided("declare", statements)).build();
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private CodeBlock placeholder(Program.Feed feed) {
    return statement(
        "placeholder($S, $T.$L, $S$L)",
        feed.name(),
        ElementType.class,
        Types.element(feed.type().dtype()),
        feed.type().shape().signature(),
        feed.classes() > 0 ? ", " + Numbers.grouped(feed.classes()) : "");
  }

  private CodeBlock output(Program.Fetch fetch) {
    CodeBlock.Builder needs = CodeBlock.builder();
    needs(fetch).forEach(need -> needs.add(",$W$S", need.name()));
    return statement(
        "output($S, $T.$L, $S$L)",
        fetch.name(),
        ElementType.class,
        Types.element(fetch.type().dtype()),
        fetch.type().shape().signature(),
        needs.build());
  }

  private List<Program.Feed> needs(Program.Fetch fetch) {
    return Needs.of(program, fetch);
  }

  private MethodSpec open() {
    return MethodSpec.methodBuilder("open")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(self)
        .addParameter(Options.class, "options")
        .addStatement(
            program.training() == null
                ? "return start(new $T(options, null))"
                : "return start(new $T(options))",
            self)
        .build();
  }

  private Routine routine(Program.Fetch fetch) {
    return Objects.requireNonNull(plan.fetches().get(fetch.name()));
  }

  // protected void resize(String dimension, int size) {
  //   batch = size;
  //   if (size > capacity) {
  //     y = new float[length("batch", size, 1)];
  //     capacity = size;
  //   }
  // }
  private MethodSpec resize() {
    MethodSpec.Builder method =
        overriding("resize", TypeName.VOID)
            .addParameter(String.class, "dimension")
            .addParameter(int.class, "size")
            .beginControlFlow("switch (dimension)");
    sizes
        .fields()
        .forEach(
            (symbol, field) -> {
              method.beginControlFlow("case $S ->", symbol);
              method.addStatement("$L = size", field);
              method.addCode(grow(symbol));
              method.endControlFlow();
            });
    return method.addStatement("default -> super.resize(dimension, size)").endControlFlow().build();
  }

  private CodeBlock grow(String symbol) {
    String capacity = capacities.get(symbol);
    List<CodeBlock> single = new ArrayList<>();
    List<CodeBlock> several = new ArrayList<>();
    fields
        .slots()
        .growing(symbol)
        .forEach(
            (slot, place) -> {
              boolean alone = slot.elements().symbols().stream().allMatch(symbol::equals);
              (alone ? single : several).add(allocate(symbol, slot, place, !alone));
            });
    CodeBlock.Builder code = CodeBlock.builder();
    if (capacity != null && !single.isEmpty()) {
      code.beginControlFlow("if (size > $L)", capacity)
          .add(routines.divided("grow/" + symbol, single))
          .addStatement("$L = size", capacity)
          .endControlFlow();
    }
    return code.add(routines.divided("fit/" + symbol, several)).build();
  }

  /** The new array; of several run-time sizes only where the old one is too short. */
  private CodeBlock allocate(
      String symbol, BufferPlan.Slot slot, String place, boolean conditional) {
    List<String> others = new ArrayList<>(slot.elements().symbols());
    others.remove(symbol);
    CodeBlock.Builder width = CodeBlock.builder();
    others.forEach(other -> width.add("(long) $L * ", sizes.field(other)));
    width.add("$L", sizes.at(SlotFields.name(slot)).constant(slot.elements().factor()).code());
    CodeBlock length =
        CodeBlock.of("length($S, $L, $L)", symbol, sizes.field(symbol), width.build());
    CodeBlock.Builder code = CodeBlock.builder();
    if (conditional) {
      code.beginControlFlow("if ($L.length < $L)", place, length);
    }
    code.addStatement("$L = new $T[$L]", place, Types.of(slot.dtype()), length);
    return conditional ? code.endControlFlow().build() : code.build();
  }

  private static MethodSpec.Builder overriding(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(returns);
  }

  private List<MethodSpec> place() {
    Map<String, Buffer> fed = new LinkedHashMap<>(plan.placeholders());
    fed.putAll(plan.numbers());
    List<CodeBlock> cases = new ArrayList<>();
    fed.forEach((name, buffer) -> cases.add(placing(name, buffer)));
    MethodSpec method =
        overriding("place", TypeName.VOID)
            .addParameter(String.class, "placeholder")
            .addParameter(Object.class, "data")
            .build();
    CodeBlock other = CodeBlock.of("super.place(placeholder, data);\n");
    return new NamedCases(method, cases, other).methods();
  }

  // case "x" -> {
  //   x = (float[]) data;
  //   xOffset = 0;
  // }
  private CodeBlock placing(String name, Buffer buffer) {
    return CodeBlock.builder()
        .beginControlFlow("case $S ->", name)
        .addStatement("$L = ($T) data", fields.place(buffer), Types.array(buffer.dtype()))
        .addStatement("$L = 0", fields.offset(buffer))
        .endControlFlow()
        .build();
  }

  private List<MethodSpec> compute() {
    List<CodeBlock> cases = new ArrayList<>();
    for (Program.Fetch fetch : program.fetches()) {
      String name = fetch.name();
      cases.add(outputs.yielding(name, computer(name), routine(fetch), fetch.type()));
    }
    MethodSpec method =
        overriding("compute", TypeName.get(Tensor.class))
            .addParameter(String.class, "output")
            .build();
    CodeBlock other = CodeBlock.of("throw new $T(output);\n", IllegalArgumentException.class);
    return new NamedCases(method, cases, other).methods();
  }

  private MethodSpec initializeCells() {
    List<CodeBlock> statements = new ArrayList<>(fields.slots().beforeInitialization());
    statements.addAll(routines.statements(plan.initialize(), fields));
    statements.addAll(fields.slots().afterInitialization());
    return overriding("initializeCells", TypeName.VOID)
        .addCode(routines.divided("initialize", statements))
        .build();
  }

  // private void computeY() {
  //   products.multiply(x, xOffset, false, w1, 0, false, y, 0, batch, 2, 1);
  // }
  public MethodSpec computer(String name, Routine routine) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addCode(routines.body(name, routine, fields))
        .build();
  }
}
