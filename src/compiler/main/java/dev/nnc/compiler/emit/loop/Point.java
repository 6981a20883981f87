package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.JavaForm;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Writes what a loop does at one point: local variables, then the values asked for. */
public final class Point {
  /** Operations in one expression, beyond which a reader wants a name. */
  private static final int LONGEST = 8;

  /** How a whole number of the session is a real one; a conversion of that is one of the number. */
  private static final String TO_DOUBLE = "(double) ";

  private final Body body;
  private final List<Argument> arguments;
  private final List<JavaExpr> axes;
  private final Sizes sizes;
  private final Names scope;
  private final List<@Nullable JavaExpr> values = new ArrayList<>();
  private final Rows rows;
  private final int[] uses;
  private final int[] weights;

  /**
   * How an argument of the body is written.
   *
   * @param offset where the array starts; null at 0
   */
  public record Argument(String name, @Nullable String offset, boolean isLocal) {
    public Argument(String name, @Nullable String offset) {
      this(name, offset, false);
    }

    /** A number that is a variable of the method, by its path. */
    public static Argument local(String path) {
      return new Argument(path, null, true);
    }
  }

  /**
   * @param axes the indices, one for each axis of the body
   */
  public Point(Body body, List<Argument> arguments, List<JavaExpr> axes, Sizes sizes, Names scope) {
    this(body, arguments, axes, sizes, scope, new Rows(body, scope));
  }

  private Point(
      Body body,
      List<Argument> arguments,
      List<JavaExpr> axes,
      Sizes sizes,
      Names scope,
      Rows rows) {
    this.body = body;
    this.arguments = arguments;
    this.axes = axes;
    this.sizes = sizes;
    this.scope = scope;
    this.rows = rows;
    uses = new int[body.instructions().size()];
    weights = new int[body.instructions().size()];
    body.instructions().forEach(i -> i.operands().forEach(operand -> uses[operand]++));
    body.stores().forEach(store -> uses[store.value()]++);
  }

  /** The same point, to be written a second time inside a loop of its own. */
  public Point again() {
    return new Point(body, arguments, axes, sizes, scope.inner(), rows);
  }

  /**
   * What must have a name.
   *
   * @param variables instructions that must be local variables, with paths to name them after
   * @param numbers instructions that numbers of the class hold, with the names of these
   */
  public record Named(Map<Integer, String> variables, Map<Integer, String> numbers) {
    public static final Named NOTHING = new Named(Map.of(), Map.of());
  }

  /** Declares the local variables. */
  public void declare(CodeBlock.Builder out, Named named) {
    declare(out, named, i -> true);
  }

  /** As {@link #declare(CodeBlock.Builder, Named)}, for some of the instructions. */
  public void declare(CodeBlock.Builder out, Named named, IntPredicate which) {
    SumChains sums = new SumChains(body, uses, which);
    for (int i = 0; i < uses.length; i++) {
      Instruction instruction = body.instructions().get(i);
      JavaExpr expr = uses[i] == 0 || !which.test(i) ? null : expr(instruction, i);
      String number = named.numbers.get(i);
      String path = named.variables.get(i);
      if (expr != null && number != null) {
        out.addStatement("$L = $L", number, expr.code());
        expr = JavaExpr.primary(number);
        weights[i] = 0;
      } else if (expr != null && sums.isPart(i)) {
        expr =
            JavaExpr.primary(sums.write(out, i, Types.of(instruction.dtype()), expr.code(), scope));
        weights[i] = 0;
      } else if (expr != null && (path != null || deservesName(instruction, i))) {
        String name = scope.variable(path == null ? word(instruction) : path);
        out.addStatement("$T $N = $L", Types.of(instruction.dtype()), name, expr.code());
        expr = JavaExpr.primary(name);
        weights[i] = 0;
      }
      values.add(expr);
    }
  }

  /** Declares where the rows start over which a loop over the last axis runs. */
  public void declareRows(CodeBlock.Builder out) {
    if (body.isOnTiles()) {
      Tile.declareRow(out, axes.get(0));
    }
    rows.declare(out, arguments, this::index);
  }

  /** What {@link #declareRows} declared is out of scope. */
  void forgetRows() {
    rows.forget();
  }

  public JavaExpr value(int instruction) {
    return Objects.requireNonNull(values.get(instruction));
  }

  private boolean deservesName(Instruction instruction, int i) {
    return !isTrivial(instruction) && (uses[i] > 1 || weights[i] > LONGEST);
  }

  /** Whether it reads as well where it is used as under a name. */
  public static boolean isTrivial(Instruction instruction) {
    return instruction instanceof Instruction.Literal
        || (instruction instanceof Instruction.Scalar scalar && scalar.guards().isEmpty())
        || instruction instanceof Instruction.Index;
  }

  /** How often each instruction is an operand, or is stored. */
  public int[] uses() {
    return uses;
  }

  /** What an instruction is called where nothing else gives it a name. */
  public String word(Instruction instruction) {
    if (instruction instanceof Instruction.Load load) {
      return arguments.get(load.argument()).name().replaceAll("\\W.*", "") + "/value";
    }
    if (instruction instanceof Instruction.Apply apply) {
      return word(apply.op());
    }
    return "value";
  }

  private static String word(Elementwise op) {
    return switch (op) {
      case ADD -> "sum";
      case SUBTRACT -> "difference";
      case MULTIPLY -> "product";
      case DIVIDE -> "quotient";
      case NEGATE -> "negative";
      case LESS, LESS_EQUAL, EQUAL, AND, OR, NOT -> "condition";
      case WHERE -> "choice";
      case POW -> "power";
      case SQRT -> "root";
      default -> op.label();
    };
  }

  private JavaExpr expr(Instruction instruction, int i) {
    weights[i] = 1;
    for (int operand : instruction.operands()) {
      weights[i] += weights[operand];
    }
    if (instruction instanceof Instruction.Apply apply) {
      return apply(apply);
    }
    if (instruction instanceof Instruction.Convert convert) {
      return convert(convert);
    }
    weights[i] = 0;
    if (instruction instanceof Instruction.Load load) {
      JavaExpr element = element(load.argument(), load.index());
      return guarded(load.guards(), element, load.dtype());
    }
    if (instruction instanceof Instruction.Scalar scalar) {
      JavaExpr name = scalarArgument(scalar.argument());
      return guarded(scalar.guards(), name, scalar.dtype());
    }
    if (instruction instanceof Instruction.Literal literal) {
      JavaExpr number = Numbers.literal(literal.value(), literal.dtype());
      return guarded(literal.guards(), number, literal.dtype());
    }
    return index((Instruction.Index) instruction);
  }

  private JavaExpr scalarArgument(int argument) {
    String name = arguments.get(argument).name();
    return name.startsWith("(")
        ? new JavaExpr(CodeBlock.of("$L", name), JavaForm.UNARY)
        : JavaExpr.primary(name);
  }

  private JavaExpr index(Instruction.Index index) {
    JavaExpr number = index(index.index(), null);
    return index.dtype() == DType.INT32 ? number : cast(index.dtype(), number);
  }

  private static JavaExpr cast(DType dtype, JavaExpr value) {
    return JavaExpr.of(JavaForm.UNARY, "($T) $L", Types.of(dtype), value.at(JavaForm.UNARY));
  }

  private JavaExpr convert(Instruction.Convert convert) {
    JavaExpr operand = value(convert.operand());
    DType from = body.instructions().get(convert.operand()).dtype();
    if (from == DType.BOOL) {
      return JavaExpr.of(
          JavaForm.TERNARY,
          "$L ? $L : $L",
          operand.at(JavaForm.OR),
          Numbers.literal(1, convert.dtype()),
          Numbers.literal(0, convert.dtype()));
    }
    if (convert.dtype() == DType.BOOL) {
      return JavaExpr.of(JavaForm.EQUALITY, "$L != 0", operand.at(JavaForm.EQUALITY));
    }
    String code = operand.toString();
    boolean twice = code.startsWith(TO_DOUBLE) && operand.precedence() == JavaForm.UNARY;
    return twice
        ? cast(convert.dtype(), JavaExpr.primary(code.substring(TO_DOUBLE.length())))
        : cast(convert.dtype(), operand);
  }

  private JavaExpr apply(Instruction.Apply apply) {
    String mirrored = mirrored(apply);
    if (mirrored == null) {
      return filled(apply);
    }
    return JavaExpr.of(
        JavaForm.RELATIONAL,
        "$L $L $L",
        value(apply.operands().get(1)).at(JavaForm.RELATIONAL + 1),
        mirrored,
        value(apply.operands().get(0)).code());
  }

  /** The sign with which a comparison reads better: {@code x > 0} for {@code 0 < x}; or null. */
  private @Nullable String mirrored(Instruction.Apply apply) {
    boolean compares = apply.op() == Elementwise.LESS || apply.op() == Elementwise.LESS_EQUAL;
    if (!compares || !isLiteral(apply.operands().get(0)) || isLiteral(apply.operands().get(1))) {
      return null;
    }
    return apply.op() == Elementwise.LESS ? ">" : ">=";
  }

  private boolean isLiteral(int instruction) {
    return body.instructions().get(instruction) instanceof Instruction.Literal literal
        && literal.guards().isEmpty();
  }

  /** Fills the operator's template. */
  private JavaExpr filled(Instruction.Apply apply) {
    JavaForm form = apply.op().java();
    DType dtype = apply.dtype();
    boolean narrows = form.template().startsWith("$N") && dtype != DType.FLOAT64;
    String template = form.template().replace("$N", "");
    CodeBlock.Builder code = CodeBlock.builder();
    if (narrows) {
      code.add("($T) ", Types.of(dtype));
    }
    boolean exact = form.template().startsWith("$N") && !narrows;
    for (int at = 0; at < template.length(); ) {
      if (template.startsWith("$M", at)) {
        code.add("$T", Types.math(dtype));
        at += 2;
      } else if (template.startsWith("{*}", at)) {
        code.add(allOperands(apply));
        at += 3;
      } else if (template.charAt(at) == '{') {
        int operand = template.charAt(at + 1) - 'a';
        code.add(value(apply.operands().get(operand)).at(form.operand()[operand]));
        at += 3;
      } else if (template.charAt(at) == ' ' && template.charAt(at - 1) == '}') {
        code.add("$W");
        at++;
      } else {
        code.add("$L", template.charAt(at));
        at++;
      }
    }
    return new JavaExpr(code.build(), exact ? JavaForm.PRIMARY : form.precedence());
  }

  private CodeBlock allOperands(Instruction.Apply apply) {
    return apply.operands().stream()
        .map(operand -> value(operand).code())
        .collect(CodeBlock.joining(",$W"));
  }

  /** What follows the target of a store: {@code = a * b}, {@code -= rate * g}. */
  CodeBlock assigned(Body.Store store) {
    Instruction value = body.instructions().get(store.value());
    if (value instanceof Instruction.Apply apply && uses[store.value()] == 1) {
      boolean sum = apply.op() == Elementwise.ADD || apply.op() == Elementwise.SUBTRACT;
      int first = apply.operands().get(0);
      if (sum && uses[first] == 1 && isOldValue(body.instructions().get(first), store)) {
        String sign = apply.op() == Elementwise.ADD ? "+" : "-";
        return CodeBlock.of("$L= $L", sign, value(apply.operands().get(1)).code());
      }
    }
    return CodeBlock.of("= $L", value(store.value()).code());
  }

  private boolean isOldValue(Instruction instruction, Body.Store store) {
    return body.stores().size() == 1
        && instruction instanceof Instruction.Load load
        && load.guards().isEmpty()
        && load.argument() == store.argument()
        && load.index().equals(store.index());
  }

  public String argument(int argument) {
    return arguments.get(argument).name();
  }

  /** An element of an array argument, or a scalar one. */
  JavaExpr element(int argument, Affine index) {
    Argument named = arguments.get(argument);
    if (body.arguments().get(argument).form() == Body.Form.SCALAR) {
      return JavaExpr.primary(named.name());
    }
    return JavaExpr.of(JavaForm.PRIMARY, "$L[$L]", named.name(), position(argument, index).code());
  }

  /** Where in its array an element of an argument is. */
  public JavaExpr position(int argument, Affine index) {
    if (body.arguments().get(argument).form() == Body.Form.TILE) {
      return Tile.position(axes.get(1));
    }
    Argument named = arguments.get(argument);
    String row = rows.of(named, index);
    return row == null ? index(index, named.offset()) : index(Rows.lastAxis(index), row);
  }

  /** The number that an affine index is. */
  public JavaExpr index(Affine index, @Nullable String offset) {
    return IndexCode.of(index, offset, axes, sizes);
  }

  /** {@code i >= low && i < high ? value : 0}. */
  private JavaExpr guarded(List<Instruction.Guard> guards, JavaExpr value, DType dtype) {
    List<CodeBlock> conditions = new ArrayList<>();
    for (Instruction.Guard guard : guards) {
      JavaExpr at = index(guard.index(), null);
      long low = guard.low().size();
      long high = guard.high().size();
      if (high == low + 1) {
        conditions.add(CodeBlock.of("$L == $L", at.at(JavaForm.EQUALITY + 1), low));
      } else {
        if (low > 0) {
          conditions.add(CodeBlock.of("$L >= $L", at.at(JavaForm.RELATIONAL), low));
        }
        conditions.add(CodeBlock.of("$L < $L", at.at(JavaForm.RELATIONAL), high));
      }
    }
    if (conditions.isEmpty()) {
      return value;
    }
    CodeBlock all = conditions.stream().collect(CodeBlock.joining(" && "));
    JavaExpr zero = Numbers.literal(0, dtype);
    return JavaExpr.of(
        JavaForm.TERNARY, "$L$W? $L$W: $L", all, value.at(JavaForm.TERNARY), zero.code());
  }
}
