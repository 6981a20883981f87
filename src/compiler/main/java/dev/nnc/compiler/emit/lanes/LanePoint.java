package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.emit.loop.SumChains;
import dev.nnc.compiler.ops.LaneForm;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Instruction;
import dev.nnc.compiler.type.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what a loop does at neighbouring points of its last axis at once. */
final class LanePoint {
  /** Calls in one expression, beyond which a reader wants a name. */
  private static final int LONGEST = 3;

  private final LaneBody lanes;
  private final Body body;
  private final Point point;
  private final Names scope;
  private final List<@Nullable CodeBlock> values = new ArrayList<>();
  private final int[] weights;

  /**
   * @param point writes what is the same in all lanes
   */
  LanePoint(LaneBody lanes, Point point, Names scope) {
    this.lanes = lanes;
    this.body = lanes.body();
    this.point = point;
    this.scope = scope;
    weights = new int[body.instructions().size()];
  }

  private boolean varies(int instruction) {
    return lanes.varying().get(instruction);
  }

  /** Declares what is the same in all lanes, before the loop over the last axis. */
  void declareUniform(CodeBlock.Builder out) {
    Map<Integer, String> named = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      for (int operand : body.instructions().get(i).operands()) {
        Instruction instruction = body.instructions().get(operand);
        if (varies(i) && !varies(operand) && !Point.isTrivial(instruction)) {
          named.put(operand, point.word(instruction));
        }
      }
    }
    point.declare(out, new Point.Named(named, Map.of()), i -> !varies(i));
  }

  /** Declares local variables. */
  void declare(CodeBlock.Builder out, Point.Named named) {
    Map<Integer, String> paths = named.variables();
    Names inside = scope.inner();
    SumChains sums = new SumChains(body, point.uses(), this::varies);
    for (int i = 0; i < weights.length; i++) {
      CodeBlock value = varies(i) && point.uses()[i] > 0 ? value(i) : null;
      boolean wanted = paths.containsKey(i) || deservesName(i);
      if (value != null && sums.isPart(i)) {
        TypeName type = type(body.instructions().get(i).dtype());
        value = CodeBlock.of("$N", sums.write(out, i, type, value, inside));
        weights[i] = 0;
      } else if (value != null && wanted) {
        Instruction instruction = body.instructions().get(i);
        String name = inside.variable(paths.getOrDefault(i, point.word(instruction)));
        out.addStatement("$T $N =$W$L", type(instruction.dtype()), name, value);
        value = CodeBlock.of("$N", name);
        weights[i] = 0;
      }
      values.add(value);
    }
  }

  private boolean deservesName(int i) {
    return point.uses()[i] > 1 || weights[i] > LONGEST;
  }

  TypeName type(DType dtype) {
    return LaneTypes.of(dtype, lanes.real());
  }

  private CodeBlock value(int i) {
    Instruction instruction = body.instructions().get(i);
    weights[i] = 1;
    instruction.operands().forEach(operand -> weights[i] += weights[operand]);
    if (instruction instanceof Instruction.Load load) {
      CodeBlock at = point.position(load.argument(), load.index()).code();
      return LaneTypes.load(load.dtype(), lanes.real(), point.argument(load.argument()), at);
    }
    if (instruction instanceof Instruction.Index index) {
      CodeBlock first = point.index(index.index(), null).code();
      return CodeBlock.of("$T.$L.add($L)", species(), LaneTypes.count(index.dtype()), first);
    }
    if (instruction instanceof Instruction.Convert convert) {
      return convert(convert);
    }
    return apply((Instruction.Apply) instruction);
  }

  private ClassName species() {
    return LaneTypes.lanes(lanes.real());
  }

  private CodeBlock convert(Instruction.Convert convert) {
    DType from = body.instructions().get(convert.operand()).dtype();
    return from == DType.BOOL
        ? CodeBlock.of(
            "$L.blend(1, $L)",
            LaneTypes.broadcast(lanes.real(), CodeBlock.of("0")),
            vector(convert.operand()))
        : CodeBlock.of(
            "$L.convert($T.I2F, 0).reinterpretAsFloats()",
            vector(convert.operand()),
            LaneTypes.OPERATORS);
  }

  private CodeBlock apply(Instruction.Apply apply) {
    LaneForm form = apply.op().java().lanes();
    List<Integer> operands = apply.operands();
    boolean swapped = operands.size() == 2 && !varies(operands.get(0));
    String template = swapped ? form.swapped() : form.template();
    CodeBlock.Builder code = CodeBlock.builder();
    for (int at = 0; at < template.length(); ) {
      if (template.startsWith("$M", at)) {
        code.add("$T", LaneTypes.math(lanes.real()));
        at += 2;
      } else if (template.startsWith("$O", at)) {
        code.add("$T", LaneTypes.OPERATORS);
        at += 2;
      } else if (template.startsWith("{*}", at)) {
        code.add(operands.stream().map(this::vector).collect(CodeBlock.joining(",$W")));
        at += 3;
      } else if (template.charAt(at) == '{') {
        code.add(vector(operands.get(template.charAt(at + 1) - 'a')));
        at += 3;
      } else if (template.charAt(at) == '[') {
        code.add(number(operands.get(template.charAt(at + 1) - 'a')));
        at += 3;
      } else {
        code.add("$L", template.charAt(at));
        at++;
      }
    }
    boolean ofWhole =
        apply.dtype() == DType.BOOL
            && body.instructions().get(operands.get(0)).dtype() == DType.INT32;
    return ofWhole ? code.add(".cast($T.SPECIES)", species()).build() : code.build();
  }

  /** A vector, or a number that is the same in all lanes. */
  private CodeBlock number(int instruction) {
    return varies(instruction)
        ? Objects.requireNonNull(values.get(instruction))
        : point.value(instruction).code();
  }

  /** A vector, whatever it is made of. */
  CodeBlock vector(int instruction) {
    if (varies(instruction)) {
      return number(instruction);
    }
    DType dtype = body.instructions().get(instruction).dtype();
    return dtype == DType.BOOL
        ? CodeBlock.of("$T.SPECIES.maskAll($L)", species(), number(instruction))
        : LaneTypes.broadcast(dtype, number(instruction));
  }

  /** Keeps a value. */
  void store(CodeBlock.Builder out, Body.Store store) {
    out.addStatement(
        "$L.intoArray($L,$W$L)",
        vector(store.value()),
        point.argument(store.argument()),
        point.position(store.argument(), store.index()).code());
  }
}
