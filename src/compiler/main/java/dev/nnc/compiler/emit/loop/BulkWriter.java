package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.plan.Affine;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Instruction;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.DType;
import java.util.Arrays;

/** Writes loops that do no more than fill or copy an array as a call of the JDK's own method. */
public final class BulkWriter {
  private BulkWriter() {}

  public static boolean takes(Kernel kernel) {
    return kernel instanceof Kernel.Loop loop
        && loop.body().axes().size() == 1
        && loop.body().instructions().size() == 1
        && loop.body().stores().size() == 1
        && isWhole(loop.body().stores().get(0).index())
        && isBulk(loop);
  }

  private static boolean isWhole(Affine index) {
    return index.strides().get(0).isOne() && index.offsets().isEmpty();
  }

  private static boolean isBulk(Kernel.Loop loop) {
    Instruction value = loop.body().instructions().get(0);
    DType target = target(loop).dtype();
    if (value instanceof Instruction.Literal literal) {
      return literal.guards().isEmpty() && literal.dtype() == target;
    }
    return value instanceof Instruction.Load load
        && load.guards().isEmpty()
        && load.dtype() == target
        && isWhole(load.index());
  }

  private static Buffer target(Kernel.Loop loop) {
    return loop.arguments().get(loop.body().stores().get(0).argument());
  }

  // Arrays.fill(m, 0f);   System.arraycopy(v, 0, w, 0, WIDTH);
  public static CodeBlock write(Kernel.Loop loop, Places places, Sizes sizes) {
    Body body = loop.body();
    Buffer target = target(loop);
    CodeBlock count = sizes.at(target.name()).expr(body.axes().get(0)).code();
    if (body.instructions().get(0) instanceof Instruction.Literal literal) {
      CodeBlock value = Numbers.literal(literal.value(), literal.dtype()).code();
      boolean all = target.kind() == Buffer.Kind.CELL || target.kind() == Buffer.Kind.GRADIENT;
      CodeBlock range = all ? CodeBlock.of("") : CodeBlock.of("0, $L, ", count);
      return statement("$T.fill($L, $L$L)", Arrays.class, places.place(target), range, value);
    }
    Buffer source =
        loop.arguments().get(((Instruction.Load) body.instructions().get(0)).argument());
    boolean part = source.kind() == Buffer.Kind.PLACEHOLDER;
    return statement(
        "$T.arraycopy($L, $L, $L, 0, $L)",
        System.class,
        places.place(source),
        part ? places.offset(source) : "0",
        places.place(target),
        count);
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }
}
