package dev.nnc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.nnc.compiler.emit.code.ClassParts;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.layout.Layout;
import dev.nnc.compiler.emit.loop.Band;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.Methods;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.emit.session.Laps;
import dev.nnc.compiler.emit.session.SessionWriter;
import dev.nnc.compiler.emit.session.SharedCode;
import dev.nnc.compiler.emit.train.TrainingWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.kernel.Products;
import dev.nnc.runtime.kernel.RowTeam;
import dev.nnc.runtime.random.RandomFill;
import dev.nnc.runtime.random.Threefry;
import dev.nnc.runtime.session.InferenceSession;
import dev.nnc.runtime.train.ProfiledSession;
import dev.nnc.runtime.train.TrainingSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes a program as one class: {@code <Model>Trainer} for a model with {@code train}, {@code
 * <Model>} for one without. It opens sessions, which are of a class inside it.
 */
public final class ProgramWriter {
  private final Program program;
  private final StepPlan plan;
  private final ClassName self;
  private final boolean profiled;
  private final ClassParts parts = new ClassParts();
  private final List<MethodSpec> typed = new ArrayList<>();
  private final Names names = new Names(ReservedNames.FIELDS);
  private final Names methodNames = new Names(ReservedNames.METHODS);
  private final Sizes sizes = new Sizes(names);
  private final Fields fields;
  private final Methods methods;
  private final RoutineWriter routines;

  private ProgramWriter(Program program, StepPlan plan, String packageName, boolean profiled) {
    this.program = program;
    this.plan = plan;
    this.profiled = profiled;
    self = ClassName.get(packageName, className(program));
    fields = new Fields(sizes, names, plan, this::clock);
    methods = new Methods(sizes, names, methodNames);
    routines = new RoutineWriter(parts, methods, sizes, names, methodNames);
  }

  /** The simple name of a program's class. */
  public static String className(Program program) {
    return OuterClass.name(program);
  }

  /** The simple names of the classes that may be written for a program. */
  public static List<String> classNames(Program program) {
    return List.of(className(program), TwinWriter.name(className(program)));
  }

  /**
   * The sources of a program that has been through all passes, by the full names of their classes:
   * its class, then the one of its loops in lanes, if any has that form.
   *
   * @param packageName empty for none
   */
  public static Map<String, String> write(Program program, String packageName) {
    return write(program, StepPlan.of(program), packageName);
  }

  /** The sources of a program planned already. */
  public static Map<String, String> write(Program program, StepPlan plan, String packageName) {
    return new ProgramWriter(program, plan, packageName, false).write();
  }

  /**
   * The sources of a trainer planned already, whose steps take the time of each kernel. Its session
   * is a {@link ProfiledSession}.
   */
  public static Map<String, String> writeProfiled(
      Program program, StepPlan plan, String packageName) {
    return new ProgramWriter(program, plan, packageName, true).write();
  }

  private String clock(Clock.Reading reading) {
    boolean trains = program.training() != null;
    return switch (reading) {
      case STEP -> "(double) step";
      case BATCH_SIZE -> trains ? "(double) batchSize()" : "1.0";
      case STEPS_PER_EPOCH -> trains ? "(double) stepsPerEpoch()" : "1.0";
    };
  }

  private Map<String, String> write() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put(self.reflectionName(), text(outer()));
    TwinWriter twins = new TwinWriter(self, methods, sizes);
    if (twins.areUsed()) {
      sources.put(twins.name().reflectionName(), text(twins.inLanes()));
    }
    return sources;
  }

  private String text(TypeSpec type) {
    JavaFile file =
        JavaFile.builder(self.packageName(), type).indent("  ").skipJavaLangImports(true).build();
    return Layout.tidy(file.toString());
  }

  private TypeSpec outer() {
    TypeSpec session = session();
    TypeSpec.Builder outer = OuterClass.of(program, self).addFields(sizes.declarationsForCallers());
    if (program.training() == null) {
      outer.addMethods(new ModelWriter(self, OuterClass.session(self)).members(typed));
    }
    return outer.addType(session).addType(OuterClass.names(program)).build();
  }

  // public static final class Session extends TrainingSession {
  //   … plan, sizes, arrays
  //   … constructor
  //   … step and outputs, typed
  //   … what Session and TrainingSession ask for
  //   … a method for each kernel
  // }
  private TypeSpec session() {
    boolean trains = program.training() != null;
    ClassName name = OuterClass.session(self);
    declareNames();
    SharedCode shared =
        new SharedCode(program, plan, name, names, methodNames, sizes, fields, routines);
    SessionWriter session = new SessionWriter(shared);
    countCalls();
    List<MethodSpec> members = new ArrayList<>(session.openers());
    if (trains) {
      TrainingWriter training = new TrainingWriter(shared, session, profiled);
      members.addAll(training.typedStep());
      members.addAll(session.members());
      members.addAll(training.members());
      parts.constants().addAll(0, training.constants());
      parts.fields().addAll(training.gathered());
    } else {
      members.addAll(session.members());
    }
    List<CodeBlock> assignments = new ArrayList<>(routines.edges().fields().assignments());
    assignments.addAll(routines.bands().fields().assignments());
    CodeBlock edges = routines.divided("declare/edges", assignments);
    members.addAll(parts.helpers());
    members.addAll(methods.methods());
    TwinWriter twins = new TwinWriter(self, methods, sizes);
    typed.addAll(session.typed());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .superclass(superclass())
            .addJavadoc(
                "$L",
                trains
                    ? "The model with its weights, and how it is trained."
                    : "The model with buffers for one thread.")
            .addFields(parts.constants())
            .addFields(sizes.declarations())
            .addFields(streams());
    parts.staticBlocks().forEach(type::addStaticBlock);
    type.addFields(instanceFields(session, twins)).addMethods(members);
    CodeBlock start = CodeBlock.builder().add(edges).add(warmUp()).build();
    if (!start.isEmpty()) {
      type.addInitializerBlock(start);
    }
    return twins.areUsed() ? type.addType(twins.plain()).build() : type.build();
  }

  private Class<?> superclass() {
    if (program.training() == null) {
      return InferenceSession.class;
    }
    return profiled ? ProfiledSession.class : TrainingSession.class;
  }

  private void countCalls() {
    if (plan.step() != null) {
      methods.count(plan.step().kernels(), "update/", "in/step");
    }
    if (plan.measure() != null) {
      methods.count(plan.measure().kernels(), "update/", "in/evaluation");
    }
    if (plan.evaluate() != null) {
      methods.count(plan.evaluate().kernels(), "update/", "in/evaluation");
    }
    plan.fetches().values().forEach(r -> methods.count(r.kernels(), "update/", "of/output"));
    plan.logs().values().forEach(r -> methods.count(r.kernels(), "update/", "of/log"));
    if (plan.rates() != null) {
      methods.count(plan.rates().kernels(), "update/", "of/rate");
    }
    methods.count(plan.initialize().kernels(), "initialize/", Methods.AT_FIRST);
    plan.rows().forEach(routine -> methods.countStatic(routine.kernels(), "of/rows"));
    methods.countFurther(
        plan.partRoutines().stream().flatMap(routine -> routine.kernels().stream()).toList(),
        "in/part");
    methods.name();
  }

  private void declareNames() {
    plan.placeholders().forEach((name, buffer) -> sizes.addPlaceholder(name, buffer.shape()));
    plan.cells().values().forEach(buffer -> sizes.add(buffer.name(), buffer.shape()));
    plan.cells().values().forEach(buffer -> sizes.addElements(buffer.name(), buffer.shape()));
    plan.placeholders().values().forEach(fields::addPlaceholder);
    plan.numbers().forEach((name, buffer) -> sizes.addPlaceholder(name, buffer.shape()));
    plan.numbers().values().forEach(fields::addPlaceholder);
    plan.ofAllRows().forEach(fields::addMeasured);
    fields.addCells(program.cells(), plan.cells());
    fields.addScalars(plan.routines(), plan.lasting());
    fields.addSlots();
    fields.addConstants(parts, plan.constants());
    if (plan.parts() != null) {
      fields.addGradients(plan.parts().gradients());
    }
  }

  private List<FieldSpec> streams() {
    List<FieldSpec> streams = new ArrayList<>();
    routines
        .streams()
        .forEach(
            (stream, name) ->
                streams.add(
                    FieldSpec.builder(
                            long.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.stream($S)", Threefry.class, stream)
                        .build()));
    return streams;
  }

  private List<FieldSpec> instanceFields(SessionWriter session, TwinWriter twins) {
    List<FieldSpec> own = new ArrayList<>();
    if (twins.areUsed()) {
      own.add(twins.field());
    }
    if (routines.usesProducts()) {
      own.add(products());
    }
    if (!routines.bands().fields().areNone()) {
      own.add(team());
    }
    if (routines.usesRandom()) {
      own.add(instance(RandomFill.class, "random"));
    }
    own.addAll(fields.lanesFields());
    own.addAll(session.sizeFields());
    own.addAll(fields.fields());
    own.addAll(routines.edges().fields().declarations());
    own.addAll(routines.bands().fields().declarations());
    own.addAll(parts.fields());
    if (profiled && plan.step() != null) {
      own.add(Laps.clock(plan.step()));
    }
    return own;
  }

  // Products.warmUp();
  private CodeBlock warmUp() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (routines.productTypes().contains(DType.FLOAT32)) {
      code.addStatement("$T.warmUp()", Products.class);
    }
    if (routines.productTypes().contains(DType.FLOAT64)) {
      code.addStatement("$T.warmUpDoubles()", Products.class);
    }
    return code.build();
  }

  /** {@code private final Products products = own(new Products("Mnist", options().threads()));} */
  private FieldSpec products() {
    return FieldSpec.builder(Products.class, "products", Modifier.PRIVATE, Modifier.FINAL)
        .initializer("own(new $T($S, options().threads()))", Products.class, program.model())
        .build();
  }

  private static FieldSpec team() {
    return FieldSpec.builder(RowTeam.class, Band.TEAM, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("products.rows()")
        .build();
  }

  private static FieldSpec instance(Class<?> of, String name) {
    return FieldSpec.builder(of, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T()", of)
        .build();
  }
}
