package dev.nnc.compiler.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.loop.LoopWriter;
import dev.nnc.compiler.emit.loop.Nest;
import dev.nnc.compiler.emit.loop.Point;
import dev.nnc.compiler.emit.loop.Tile;
import dev.nnc.compiler.plan.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the statements of a loop whose last axis runs in lanes. */
public final class LaneLoopWriter {
  private final LaneBody lanes;
  private final Body body;
  private final List<Point.Argument> arguments;
  private final Sizes sizes;
  private final Names scope;
  private final Nest nest;
  private final int last;
  private final LaneAxis axis;

  private LaneLoopWriter(
      LaneBody lanes,
      List<Point.Argument> arguments,
      @Nullable String length,
      Sizes sizes,
      Names scope) {
    this.lanes = lanes;
    this.body = lanes.body();
    this.arguments = arguments;
    this.sizes = sizes;
    this.scope = scope;
    nest = new Nest(body, sizes, scope);
    last = body.axes().size() - 1;
    JavaExpr end = length == null ? nest.end(last) : JavaExpr.primary(length);
    boolean whole = length == null && lanes.isWhole() && !body.isOnTiles();
    axis = new LaneAxis(LaneTypes.lanes(lanes.real()), nest.indices().get(last), end, whole, scope);
  }

  /** As {@link LoopWriter#write}. */
  // int bound = FloatLanes.SPECIES.loopBound(WIDTH);
  // for (int i = 0; i < batch; i++) {
  //   int row = i * WIDTH;
  //   for (int j = 0; j < bound; j += FloatLanes.LENGTH) {
  //     FloatVector.fromArray(FloatLanes.SPECIES, x, row + j).mul(scale).intoArray(y, row + j);
  //   }
  //   for (int j = bound; j < WIDTH; j++) {
  //     y[row + j] = x[row + j] * scale;
  //   }
  // }
  public static CodeBlock write(
      LaneBody lanes,
      List<Point.Argument> arguments,
      @Nullable String length,
      Sizes sizes,
      Names scope) {
    return new LaneLoopWriter(lanes, arguments, length, sizes, scope).write();
  }

  private CodeBlock write() {
    CodeBlock.Builder out = CodeBlock.builder();
    Point point = point();
    if (body.isOnTiles()) {
      Tile.declareOrigin(out);
    }
    axis.declareBound(out, nest.start(last));
    nest.open(out, 0, last);
    point.declareRows(out);
    lanes(out, point);
    if (axis.leavesSome()) {
      rest(out, point);
    }
    nest.close(out, 0, last);
    return out.build();
  }

  private Point point() {
    return new Point(body, arguments, nest.indices(), sizes, scope);
  }

  private void lanes(CodeBlock.Builder out, Point point) {
    LanePoint many = new LanePoint(lanes, point, scope);
    many.declareUniform(out);
    axis.openLanes(out, nest.start(last));
    many.declare(out, LoopWriter.named(body, arguments));
    body.stores().forEach(store -> many.store(out, store));
    out.endControlFlow();
  }

  private void rest(CodeBlock.Builder out, Point point) {
    axis.openRest(out);
    LoopWriter.writePoint(out, body, arguments, point.again());
    out.endControlFlow();
  }
}
