package dev.nnc.compiler.emit.train;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.emit.session.GradientWriter;
import dev.nnc.compiler.emit.session.Laps;
import dev.nnc.compiler.emit.session.MeasureWriter;
import dev.nnc.compiler.emit.session.NamedCases;
import dev.nnc.compiler.emit.session.RowsWriter;
import dev.nnc.compiler.emit.session.SessionWriter;
import dev.nnc.compiler.emit.session.SharedCode;
import dev.nnc.compiler.emit.session.TypedFeeds;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Batches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes what a trainer has beyond a session: its plan, its steps, its measurements. */
public final class TrainingWriter {
  private final Program program;
  private final Program.Training training;
  private final StepPlan plan;
  private final ClassName self;
  private final Names methodNames;
  private final SessionWriter session;
  private final Sizes sizes;
  private final Fields fields;
  private final RoutineWriter routines;
  private final Routine step;
  private final boolean profiled;
  private final BatchWriter batches;
  private final List<String> rowMethods = new ArrayList<>();

  public TrainingWriter(SharedCode shared, SessionWriter session, boolean profiled) {
    this.session = session;
    this.profiled = profiled;
    program = shared.program();
    plan = shared.plan();
    self = shared.self();
    methodNames = shared.methodNames();
    sizes = shared.sizes();
    fields = shared.fields();
    routines = shared.routines();
    training = Objects.requireNonNull(program.training());
    step = Objects.requireNonNull(plan.step());
    batches = new BatchWriter(shared);
    for (int i = 0; i < plan.rows().size(); i++) {
      rowMethods.add(i == 0 ? "rows" : methodNames.variable("rows/of/source"));
    }
  }

  private boolean hasData() {
    return training.data() != null;
  }

  public List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>();
    constants.add(new PlanWriter(program, self, rowMethods).field());
    constants.addAll(batches.constants());
    return constants;
  }

  /** Arrays for the rows of shuffled batches. */
  public List<FieldSpec> gathered() {
    return batches.fields();
  }

  // public float step(float[] x, float[] y_) {
  //   …
  //   update();
  //   return loss;
  // }
  public List<MethodSpec> typedStep() {
    List<Program.Feed> feeds = program.placeholders();
    if (!TypedFeeds.canBeTyped(feeds)) {
      return List.of();
    }
    Buffer loss = result(step, "loss");
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("step")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Makes one step of training.\n\n")
            .returns(Types.of(loss.dtype()));
    TypedFeeds.add(method, feeds);
    return List.of(
        method
            .addJavadoc("@return the loss before the step\n")
            .addStatement("update()")
            .addStatement("return $L", fields.number(loss))
            .build());
  }

  private static Buffer result(Routine routine, String name) {
    return Objects.requireNonNull(routine.results().get(name), name);
  }

  public List<MethodSpec> members() {
    List<MethodSpec> members = new ArrayList<>();
    members.add(number("loss", "loss"));
    if (step.results().containsKey("data_loss")) {
      members.add(number("dataLoss", "data_loss"));
    }
    if (!training.losses().isEmpty()) {
      members.add(losses());
    }
    if (!training.logs().isEmpty() || !training.pictures().values().isEmpty()) {
      addLogged(members);
    }
    members.add(steps());
    members.add(evaluate());
    if (plan.rates() != null) {
      members.add(WatchWriter.rates(plan.rates(), routines, fields));
    }
    members.addAll(batches.methods());
    members.add(update());
    members.addAll(
        new GradientWriter(fields, routines).members(training.gradients(), plan.parts(), step));
    for (int i = 0; i < rowMethods.size(); i++) {
      members.addAll(
          new RowsWriter(source(i), plan.rows().get(i), sizes, routines)
              .methods(rowMethods.get(i), methodNames));
    }
    return members;
  }

  private Program.Source source(int index) {
    Program.Data data = Objects.requireNonNull(training.data());
    List<Program.Source> all = new ArrayList<>(data.training());
    all.addAll(data.validation());
    return all.get(index);
  }

  static MethodSpec.Builder overriding(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(returns);
  }

  // protected double[] losses() {
  //   return new double[] {fit, small};
  // }
  private MethodSpec losses() {
    CodeBlock values =
        training.losses().stream()
            .map(name -> CodeBlock.of("$L", fields.number(result(step, name))))
            .collect(CodeBlock.joining(",$W"));
    return overriding("losses", ArrayTypeName.of(TypeName.DOUBLE))
        .addStatement("return new double[] {$L}", values)
        .build();
  }

  private MethodSpec number(String method, String result) {
    return overriding(method, TypeName.DOUBLE)
        .addStatement("return $L", fields.number(result(step, result)))
        .build();
  }

  // return switch (name) {
  //   case "w1" -> {
  //     logW1();
  //     yield tensor(w1, 2, 1);
  //   }
  //   default -> super.logged(name);
  // };
  private void addLogged(List<MethodSpec> members) {
    Map<String, CodeBlock> cases = new LinkedHashMap<>();
    List<Program.Fetch> asked =
        new ArrayList<>(training.logs().stream().map(Program.LogEntry::fetch).toList());
    asked.addAll(training.pictures().values());
    for (Program.Fetch value : asked) {
      String name = value.name();
      Routine routine = plan.logs().get(name);
      if (cases.containsKey(name)) {
        continue;
      }
      if (routine != null) {
        String computer = methodNames.variable("log/" + name);
        members.add(session.computer(computer, routine));
        cases.put(name, session.outputs().yieldingInPlace(name, computer, routine, value.type()));
      } else if (plan.fetches().containsKey(name)) {
        cases.put(name, CodeBlock.of("case $S -> compute(name);\n", name));
      }
    }
    if (cases.isEmpty()) {
      return;
    }
    MethodSpec method =
        overriding("logged", TypeName.get(Tensor.class)).addParameter(String.class, "name").build();
    CodeBlock other = CodeBlock.of("super.logged(name);\n");
    members.addAll(new NamedCases(method, List.copyOf(cases.values()), other).methods());
  }

  // protected void steps(int count) {
  //   Batches batches = batches();
  //   for (int i = 0; i < count; i++) {
  //     int rows = batches.next();
  //     …
  //     update();
  //     if (mayNotGoOn(loss)) {
  //       return;
  //     }
  //   }
  // }
  private MethodSpec steps() {
    MethodSpec.Builder method = overriding("steps", TypeName.VOID).addParameter(int.class, "count");
    if (training.isFedByCallers()) {
      return method.addStatement("throw withoutData()").build();
    }
    if (hasData()) {
      method.addStatement("$T batches = batches()", Batches.class);
    }
    method.beginControlFlow("for (int i = 0; i < count; i++)");
    if (hasData()) {
      method
          .addStatement("int rows = batches.next()")
          .beginControlFlow("if (batches.inOrder())")
          .addStatement("readRows(batches.firstRow(), rows)")
          .nextControlFlow("else")
          .addStatement("gatherRows(batches, rows)")
          .endControlFlow();
    }
    return method
        .addStatement("update()")
        .beginControlFlow("if (mayNotGoOn($L))", fields.number(result(step, "loss")))
        .addStatement("return")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec evaluate() {
    Routine routine = Objects.requireNonNull(plan.evaluate());
    MethodSpec.Builder method =
        overriding("evaluate", ArrayTypeName.of(TypeName.DOUBLE))
            .addParameter(int.class, "firstRow")
            .addParameter(int.class, "rows");
    Routine measure = plan.measure();
    if (measure != null) {
      method.addCode(new MeasureWriter(plan, sizes, fields).code(routines, measure));
    } else if (hasData()) {
      method.addStatement("readRows(firstRow, rows)");
    }
    List<CodeBlock> values = new ArrayList<>();
    values.add(CodeBlock.of("$L", fields.number(result(routine, "loss"))));
    training
        .metrics()
        .forEach(m -> values.add(CodeBlock.of("$L", fields.number(result(routine, m)))));
    method.addCode(routines.body("evaluate", routine, fields));
    if (measure != null) {
      method.addStatement("resize($S, $T.min(rows, MEASURED_ROWS))", "batch", Math.class);
    }
    return method.addStatement("return new double[] {$L}", CodeBlock.join(values, ",$W")).build();
  }

  private MethodSpec update() {
    List<CodeBlock> kernels = routines.statements(step, fields);
    return overriding("update", TypeName.VOID)
        .addCode(routines.divided("update", profiled ? Laps.between(kernels) : kernels))
        .addStatement("step++")
        .build();
  }
}
