package dev.nnc.plot.picture;

import dev.nnc.runtime.Tensor;

/** Elements of arrays of any type, as doubles. */
final class Elements {
  private Elements() {}

  /** Sets an element, rounded to the array's type. */
  static void set(Object array, int index, double value) {
    if (array instanceof float[] floats) {
      floats[index] = (float) value;
    } else if (array instanceof double[] doubles) {
      doubles[index] = value;
    } else if (array instanceof int[] ints) {
      ints[index] = (int) Math.rint(value);
    } else {
      ((boolean[]) array)[index] = value != 0;
    }
  }

  /** A copy of a tensor with one element changed. */
  static Tensor with(Tensor tensor, int index, double value) {
    Tensor copy = Tensor.zeros(tensor.type(), tensor.shape());
    for (int i = 0; i < tensor.size(); i++) {
      set(copy.data(), i, tensor.at(i));
    }
    set(copy.data(), index, value);
    return copy;
  }
}
