package dev.nnc.compiler.plan;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Concat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kernel before its loop is written down: what it computes and reads. */
final class Draft {
  /**
   * A value that a loop stores.
   *
   * @param value computed
   * @param owner of the buffer it is stored in: itself, or what it is a part of
   * @param part which input of the owner it is
   */
  record Root(Node value, Node owner, int part) {
    /** Where in the owner's buffer it goes. */
    Affine target() {
      Coordinates at = Coordinates.of(value.type().shape());
      if (owner.op() instanceof Concat concat && value != owner) {
        at = at.shift(concat.starts(owner, part), 1);
      }
      return at.position(owner.type().shape());
    }
  }

  final int level;
  final long order;
  final @Nullable Node kernel;
  final List<Root> roots = new ArrayList<>();

  /** What it reads of memory, and whether only at the place it computes. */
  final Map<Node, Boolean> reads = new LinkedHashMap<>();

  /** A kernel that is no loop. */
  Draft(int level, long order, Node kernel) {
    this.level = level;
    this.order = order;
    this.kernel = kernel;
  }

  /** A loop. */
  Draft(int level, long order) {
    this.level = level;
    this.order = order;
    this.kernel = null;
  }

  /** The values whose buffers it writes. */
  List<Node> writes() {
    return kernel == null ? roots.stream().map(Root::owner).toList() : List.of(kernel);
  }

  void read(Node base, boolean samePlace) {
    reads.merge(base, samePlace, Boolean::logicalAnd);
  }
}
