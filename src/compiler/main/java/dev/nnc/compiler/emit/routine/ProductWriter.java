package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.layout.Layout;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.Dim;
import org.jspecify.annotations.Nullable;

/** Writes matrix products as calls of the runtime. */
final class ProductWriter {
  private final Sizes sizes;

  ProductWriter(Sizes sizes) {
    this.sizes = sizes;
  }

  // // y = x · w1, [batch, 2] x [2, 1]
  // products.multiply(x, xOffset, w1, y, batch, 2, 1);
  CodeBlock write(Kernel.Product kernel, Places places) {
    if (!kernel.count().isOne()) {
      return each(kernel, places);
    }
    if (kernel.edge() != null) {
      throw new IllegalArgumentException("a product with an edge");
    }
    return CodeBlock.builder()
        .add(Layout.remark(comment(kernel)))
        .addStatement("products.$L($L)", method(kernel), arguments(kernel, places))
        .build();
  }

  // // h = x · w1, [batch, 784] x [784, 100]; then hEdge on each part
  // products.multiply(x, xOffset, w1, null, batch, 784, 100, hEdge);
  CodeBlock write(Kernel.Product kernel, String edge, Places places) {
    return CodeBlock.builder()
        .add(Layout.remark(comment(kernel)))
        .addStatement("products.$L($L,$W$L)", method(kernel), arguments(kernel, places), edge)
        .build();
  }

  private static String comment(Kernel.Product kernel) {
    return Names.camel(kernel.out().name())
        + " = "
        + operand(kernel.a(), kernel.aTransposed())
        + " · "
        + operand(kernel.b(), kernel.bTransposed())
        + ", ["
        + kernel.m()
        + ", "
        + kernel.k()
        + "] x ["
        + kernel.k()
        + ", "
        + kernel.n()
        + "]";
  }

  private static String operand(Buffer buffer, boolean transposed) {
    return Names.camel(buffer.name()) + (transposed ? "ᵀ" : "");
  }

  private static String method(Kernel.Product kernel) {
    if (!isSimple(kernel)) {
      return "multiply";
    }
    return kernel.aTransposed()
        ? "multiplyTransposedBy"
        : kernel.bTransposed() ? "multiplyByTransposed" : "multiply";
  }

  /** Whether a method says by its name which operand is transposed. */
  private static boolean isSimple(Kernel.Product kernel) {
    return !isPart(kernel.b()) && !(kernel.aTransposed() && kernel.bTransposed());
  }

  private CodeBlock arguments(Kernel.Product kernel, Places places) {
    return isSimple(kernel) ? simple(kernel, places) : general(kernel, places, null);
  }

  private CodeBlock simple(Kernel.Product kernel, Places places) {
    return CodeBlock.of(
        "$L, $L,$W$L,$W$L,$W$L",
        places.place(kernel.a()),
        offset(kernel.a(), Dim.ONE, null, places),
        places.place(kernel.b()),
        out(kernel, places),
        extents(kernel));
  }

  /** Null where the edge alone takes the result. */
  private static String out(Kernel.Product kernel, Places places) {
    return kernel.kept() ? places.place(kernel.out()) : "null";
  }

  /** For tensors of more than two axes, a product for each matrix. */
  private CodeBlock each(Kernel.Product kernel, Places places) {
    return CodeBlock.builder()
        .add(Layout.remark(comment(kernel)))
        .beginControlFlow("for (int i = 0; i < $L; i++)", sizes.expr(kernel.count()).at(9))
        .addStatement("products.multiply($L)", general(kernel, places, JavaExpr.primary("i")))
        .endControlFlow()
        .build();
  }

  // x, xOffset, false, w1, 0, false, y, 0, batch, 2, 1
  private CodeBlock general(Kernel.Product kernel, Places places, @Nullable JavaExpr matrix) {
    return CodeBlock.of(
        "$L, $L, $L,$W$L, $L, $L,$W$L, $L,$W$L",
        places.place(kernel.a()),
        offset(kernel.a(), kernel.m().times(kernel.k()), matrix, places),
        kernel.aTransposed(),
        places.place(kernel.b()),
        offset(kernel.b(), kernel.k().times(kernel.n()), matrix, places),
        kernel.bTransposed(),
        out(kernel, places),
        offset(kernel.out(), kernel.m().times(kernel.n()), matrix, places),
        extents(kernel));
  }

  private CodeBlock extents(Kernel.Product kernel) {
    Sizes left = sizes.at(kernel.a().name());
    Sizes right = sizes.at(kernel.out().name());
    return CodeBlock.of(
        "$L, $L, $L",
        left.expr(kernel.m()).code(),
        left.expr(kernel.k()).code(),
        right.expr(kernel.n()).code());
  }

  private CodeBlock offset(Buffer buffer, Dim stride, @Nullable JavaExpr index, Places places) {
    if (index == null) {
      return CodeBlock.of("$L", isPart(buffer) ? places.offset(buffer) : "0");
    }
    JavaExpr at = stride.isOne() ? index : index.times(sizes.expr(stride));
    return (isPart(buffer) ? JavaExpr.primary(places.offset(buffer)).plus(at) : at).code();
  }

  private static boolean isPart(Buffer buffer) {
    return buffer.kind() == Buffer.Kind.PLACEHOLDER;
  }
}
