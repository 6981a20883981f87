package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Parameters;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.emit.lanes.LaneBody;
import dev.nnc.compiler.emit.lanes.LaneLoopWriter;
import dev.nnc.compiler.emit.loop.Band;
import dev.nnc.compiler.emit.loop.BulkWriter;
import dev.nnc.compiler.emit.loop.ColumnSumWriter;
import dev.nnc.compiler.emit.loop.InnerSumWriter;
import dev.nnc.compiler.emit.loop.LoopWriter;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.emit.loop.Tile;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Writes one method for all kernels that do the same, and calls it for each. What has a form in
 * lanes becomes a method of the class {@value #TWINS}, which another class overrides.
 */
public final class Methods {
  /** The class of the methods that have a twin in lanes. */
  public static final String TWINS = "Kernels";

  /** The field that holds one of that class. */
  public static final String FIELD = "kernels";

  /** The routine that gives cells their initial values. */
  public static final String AT_FIRST = "at/first";

  private final Sizes sizes;
  private final Names names;
  private final Names methodNames;
  private final Map<MethodSignature, Group> groups = new LinkedHashMap<>();

  private static final class Group {
    final MethodSignature signature;
    final String verb;
    final String routine;
    final List<Kernel.Method> calls = new ArrayList<>();
    String name = "";

    /** Whether it is called for arrays of several lengths. */
    boolean varies;

    Group(MethodSignature signature, String verb, String routine) {
      this.signature = signature;
      this.verb = verb;
      this.routine = routine;
    }

    /** What its lanes compute; null without, or where it runs once and is never compiled. */
    @Nullable LaneBody lanes() {
      if (!signature.inSession() || routine.equals(AT_FIRST)) {
        return null;
      }
      if (first() instanceof Kernel.Reduction reduction) {
        return ReductionWriter.lanes(reduction);
      }
      LaneBody lanes = LaneBody.of(varies ? signature.body() : first().body());
      return lanes != null && lanes.storesSideBySide() ? lanes : null;
    }

    Kernel.Method first() {
      return calls.get(0);
    }

    void add(Kernel.Method call) {
      calls.add(call);
      varies |= !call.body().equals(first().body());
    }

    /** What a parameter is called with. */
    List<Buffer> arguments(int parameter) {
      return calls.stream().map(call -> call.arguments().get(parameter)).toList();
    }
  }

  public Methods(Sizes sizes, Names names, Names methodNames) {
    this.methodNames = methodNames;
    this.sizes = sizes;
    this.names = names;
  }

  /**
   * Counts calls before methods are written: what is shared gets general names.
   *
   * @param updating the verb for what writes cells
   * @param routine tells methods of the kernels' routine from others of the same name
   */
  public void count(Collection<? extends Kernel> kernels, String updating, String routine) {
    count(kernels, updating, routine, true);
  }

  /** Counts calls of static methods, which have no session. */
  public void countStatic(Collection<? extends Kernel> kernels, String routine) {
    count(kernels, "update/", routine, false);
  }

  private void count(
      Collection<? extends Kernel> kernels, String updating, String routine, boolean inSession) {
    for (Kernel kernel : kernels) {
      for (Kernel.Method method : methods(kernel)) {
        String verb = KernelNames.verb(method).replaceFirst("^update/", updating);
        groups
            .computeIfAbsent(
                MethodSignature.of(method, inSession), key -> new Group(key, verb, routine))
            .add(method);
      }
    }
  }

  /** As {@link #count}; those counted before get no other names by that. */
  public void countFurther(Collection<? extends Kernel> kernels, String routine) {
    Set<Object> before = new HashSet<>();
    groups.forEach((signature, group) -> group.calls.forEach(c -> before.add(exact(signature, c))));
    for (Kernel kernel : kernels) {
      for (Kernel part : kernel.parts()) {
        boolean known =
            methods(part).stream()
                .anyMatch(m -> before.contains(exact(MethodSignature.of(m, true), m)));
        if (!known) {
          count(List.of(part), "update/", routine);
        }
      }
    }
  }

  /** What is equal for kernels that are the same for arrays of the same lengths. */
  private static Object exact(MethodSignature signature, Kernel.Method kernel) {
    return Map.entry(signature, kernel.body());
  }

  /** Names the methods, when all calls are counted. */
  public void name() {
    for (Group group : groups.values()) {
      String name = KernelNames.method(group.verb, group.calls);
      boolean onTiles = group.first().body().isOnTiles();
      group.name = methodNames.variable(name, name + "/" + (onTiles ? "in/tile" : group.routine));
    }
  }

  /** What of a kernel are methods. */
  private static List<Kernel.Method> methods(Kernel kernel) {
    List<Kernel.Method> methods = new ArrayList<>();
    for (Kernel part : kernel.parts()) {
      if (part instanceof Kernel.Product product && product.edge() != null) {
        methods.add(product.edge());
      } else if (part instanceof Kernel.Method method
          && !isOnce(method)
          && !BulkWriter.takes(method)) {
        methods.add(method);
      }
    }
    return methods;
  }

  /** Whether it is no loop, but statements on the numbers of the class. */
  static boolean isOnce(Kernel kernel) {
    return kernel instanceof Kernel.Loop loop && loop.body().axes().isEmpty();
  }

  private Group group(Kernel.Method kernel, Places places) {
    return Objects.requireNonNull(groups.get(MethodSignature.of(kernel, places.areInSession())));
  }

  /**
   * The call of a kernel's method.
   *
   * @param rows what follows the kernel's own arguments where it computes some rows, else empty
   */
  CodeBlock call(Kernel.Method kernel, Places places, List<CodeBlock> rows) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < kernel.arguments().size(); i++) {
      if (isTotal(kernel, i)) {
        continue;
      }
      Buffer buffer = kernel.arguments().get(i);
      Body.Form form = kernel.body().arguments().get(i).form();
      if (form == Body.Form.TILE) {
        arguments.add(Tile.arguments());
      } else if (form != Body.Form.SCALAR || !isResult(kernel, i)) {
        arguments.add(CodeBlock.of("$L", places.place(buffer)));
      }
      if (form == Body.Form.PART) {
        arguments.add(CodeBlock.of("$L", places.offset(buffer)));
      }
    }
    if (kernel instanceof Kernel.Reduction reduction) {
      addMore(reduction, arguments, places);
    }
    arguments.addAll(rows);
    Symbols.of(kernel.body()).forEach(s -> arguments.add(CodeBlock.of("$L", sizes.field(s))));
    Group group = group(kernel, places);
    String owner = group.lanes() == null ? "" : FIELD + ".";
    CodeBlock call = CodeBlock.of("$L$N($L)", owner, group.name, CodeBlock.join(arguments, ",$W"));
    Buffer result = result(kernel);
    return result == null ? call : CodeBlock.of("$L = $L", places.place(result), call);
  }

  /** Whether an argument is where sums go that a band adds up itself. */
  private static boolean isTotal(Kernel.Method kernel, int argument) {
    return kernel.body().byRows()
        && kernel instanceof Kernel.Reduction sums
        && sums.totals().stream().anyMatch(store -> store.argument() == argument);
  }

  private void addMore(Kernel.Reduction reduction, List<CodeBlock> arguments, Places places) {
    if (ReductionWriter.needsLanes(reduction)) {
      arguments.add(CodeBlock.of("$L", places.lanes(reduction.writes().get(0).dtype())));
    }
    if (reduction.scratch() != null) {
      arguments.add(CodeBlock.of("$L", places.place(reduction.scratch())));
    }
  }

  private static boolean isResult(Kernel.Method kernel, int argument) {
    return kernel.body().stores().stream().anyMatch(store -> store.argument() == argument);
  }

  private static @Nullable Buffer result(Kernel.Method kernel) {
    Buffer target = kernel.arguments().get(kernel.body().stores().get(0).argument());
    return target.isScalar() ? target : null;
  }

  /** The static methods, in the order of their first calls. */
  public List<MethodSpec> methods() {
    return groups.values().stream()
        .filter(group -> group.lanes() == null)
        .map(group -> plain(group, Modifier.PRIVATE, Modifier.STATIC))
        .toList();
  }

  /** The methods that have a twin in lanes. */
  public List<MethodSpec> twins() {
    return groups.values().stream()
        .filter(group -> group.lanes() != null)
        .map(this::plain)
        .toList();
  }

  /** Their twins. */
  public List<MethodSpec> laneTwins(Sizes constants) {
    List<MethodSpec> twins = new ArrayList<>();
    for (Group group : groups.values()) {
      LaneBody lanes = group.lanes();
      if (lanes != null) {
        twins.add(inLanes(group, lanes, constants));
      }
    }
    return twins;
  }

  private MethodSpec plain(Group group, Modifier... modifiers) {
    Kernel.Method kernel = group.first();
    MethodSpec.Builder method = head(group).addModifiers(modifiers);
    Names scope = scope(kernel);
    List<Point.Argument> arguments = parameters(method, group, scope);
    Sizes known = sizes.at(KernelNames.written(kernel).name());
    method.addCode(KernelNames.comment(kernel));
    if (kernel instanceof Kernel.Reduction reduction) {
      method.addCode(ReductionWriter.write(reduction, arguments, known, scope));
    } else {
      String length = length(group, arguments);
      method.addCode(LoopWriter.write(kernel.body(), arguments, length, known, scope));
    }
    return method.build();
  }

  private MethodSpec inLanes(Group group, LaneBody lanes, Sizes constants) {
    Kernel.Method kernel = group.first();
    MethodSpec.Builder method = head(group).addAnnotation(Override.class);
    Names scope = scope(kernel);
    List<Point.Argument> arguments = parameters(method, group, scope);
    Sizes known = constants.at(KernelNames.written(kernel).name());
    if (kernel instanceof Kernel.Reduction reduction) {
      method.addCode(ReductionWriter.writeLanes(reduction, lanes, arguments, known, scope));
    } else {
      String length = length(group, arguments);
      method.addCode(LaneLoopWriter.write(lanes, arguments, length, known, scope));
    }
    return method.build();
  }

  private static MethodSpec.Builder head(Group group) {
    Buffer result = result(group.first());
    return MethodSpec.methodBuilder(group.name)
        .returns(result == null ? TypeName.VOID : Types.of(result.dtype()));
  }

  private Names scope(Kernel.Method kernel) {
    Names scope =
        kernel.body().isOnTiles()
            ? Tile.scope()
            : kernel.body().byRows()
                ? Band.scope()
                : new Names("block", "end", InnerSumWriter.LANES, ColumnSumWriter.COLUMNS);
    Symbols.of(kernel.body()).forEach(symbol -> scope.variable(sizes.field(symbol)));
    return scope;
  }

  private static @Nullable String length(Group group, List<Point.Argument> arguments) {
    return group.varies
        ? arguments.get(MethodSignature.cell(group.first())).name() + ".length"
        : null;
  }

  private List<Point.Argument> parameters(MethodSpec.Builder method, Group group, Names scope) {
    Kernel.Method kernel = group.first();
    List<Point.Argument> named = new ArrayList<>();
    for (int i = 0; i < kernel.arguments().size(); i++) {
      Body.Argument type = kernel.body().arguments().get(i);
      if (isTotal(kernel, i)) {
        named.add(new Point.Argument("", null));
        continue;
      }
      boolean returned = type.form() == Body.Form.SCALAR && isResult(kernel, i);
      String name = returned ? "" : scope.variable(Parameters.name(group.arguments(i)));
      boolean part = type.form() == Body.Form.PART;
      String offset = part ? scope.variable(name + "Offset") : null;
      if (type.form() != Body.Form.SCALAR) {
        method.addParameter(Types.array(type.dtype()), name);
      } else if (!returned) {
        method.addParameter(Types.of(type.dtype()), name);
      }
      if (offset != null) {
        method.addParameter(int.class, offset);
      }
      if (type.form() == Body.Form.TILE) {
        Tile.addParameters(method);
      }
      named.add(new Point.Argument(name, offset));
    }
    if (kernel instanceof Kernel.Reduction reduction) {
      DType dtype = reduction.writes().get(0).dtype();
      if (ReductionWriter.needsLanes(reduction)) {
        method.addParameter(Types.array(dtype), InnerSumWriter.LANES);
      }
      if (reduction.scratch() != null) {
        method.addParameter(Types.array(dtype), ColumnSumWriter.COLUMNS);
      }
    }
    if (kernel.body().byRows()) {
      Band.addParameters(method, kernel);
    }
    Symbols.of(kernel.body()).forEach(s -> method.addParameter(int.class, sizes.field(s)));
    return named;
  }

  /** Statements on the fields themselves. */
  CodeBlock statements(Kernel.Loop kernel, Places places) {
    List<Point.Argument> arguments = new ArrayList<>();
    for (Buffer buffer : kernel.arguments()) {
      if (places.isLocal(buffer)) {
        arguments.add(Point.Argument.local(buffer.name()));
        continue;
      }
      boolean part = buffer.kind() == Buffer.Kind.PLACEHOLDER;
      String offset = part ? places.offset(buffer) : null;
      arguments.add(new Point.Argument(places.place(buffer), offset));
    }
    return LoopWriter.write(kernel.body(), arguments, null, sizes, names.inner());
  }
}
