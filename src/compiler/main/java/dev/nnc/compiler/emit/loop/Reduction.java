package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.plan.Body;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.type.DType;
import java.util.List;

/**
 * What writers of reductions have in common. The axes are some outer ones, then the reduced ones,
 * then inner ones.
 */
public abstract class Reduction {
  protected final Kernel.Reduction kernel;
  protected final Body.Store store;
  protected final DType dtype;
  protected final Nest nest;
  protected final Point point;
  protected final Names scope;

  /** The number of the first reduced axis. */
  protected final int outer;

  /** The number of the first axis behind the reduced ones. */
  protected final int inner;

  protected final int rank;
  protected final CodeBlock.Builder out = CodeBlock.builder();

  protected Reduction(
      Kernel.Reduction kernel, List<Point.Argument> arguments, Sizes sizes, Names scope) {
    this.kernel = kernel;
    this.scope = scope;
    Body body = kernel.body();
    store = body.stores().get(0);
    dtype = body.instructions().get(store.value()).dtype();
    nest = new Nest(body, sizes, scope);
    point = new Point(body, arguments, nest.indices(), sizes, scope);
    rank = body.axes().size();
    int first = kernel.reduced().indexOf(true);
    outer = first < 0 ? rank : first;
    inner = first < 0 ? rank : kernel.reduced().lastIndexOf(true) + 1;
  }

  protected abstract void write();

  public CodeBlock written() {
    write();
    return out.build();
  }

  /** The value to join, behind the declarations it needs. */
  protected CodeBlock value() {
    point.declare(out, Point.Named.NOTHING);
    return point.value(store.value()).code();
  }

  /** Whether the result is one number, which the method returns. */
  protected boolean returns() {
    return kernel.body().arguments().get(store.argument()).form() == Body.Form.SCALAR;
  }

  // return total;   sums[i] = total;
  protected void finish(CodeBlock result) {
    if (returns()) {
      out.addStatement("return $L", result);
    } else {
      out.addStatement("$L = $L", point.element(store.argument(), store.index()).code(), result);
    }
  }
}
