package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.DenseArray;
import java.util.List;

/** Walks over tensors in the references of movements and reductions. */
final class Indexing {
  private Indexing() {}

  interface Visitor {
    /**
     * @param index row-major index in the shape walked over
     * @param at where the strides lead
     */
    void visit(int index, int at);
  }

  /** Visits all elements of a shape in order. */
  static void walk(int[] shape, int[] strides, int offset, Visitor visitor) {
    int size = DenseArray.size(shape);
    int[] own = DenseArray.strides(shape);
    for (int i = 0; i < size; i++) {
      int at = offset;
      for (int axis = 0; axis < shape.length; axis++) {
        at += i / own[axis] % shape[axis] * strides[axis];
      }
      visitor.visit(i, at);
    }
  }

  /** Strides of a shape's elements in the tensor that is left without some axes. */
  static int[] keptStrides(int[] shape, List<Integer> without) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (!without.contains(axis)) {
        strides[axis] = stride;
        stride *= shape[axis];
      }
    }
    return strides;
  }
}
