package dev.nnc.compiler.type;

/**
 * The type of a tensor.
 *
 * @param dtype of its elements
 * @param shape its dimensions
 */
public record TensorType(DType dtype, Shape shape) {
  public static TensorType scalar(DType dtype) {
    return new TensorType(dtype, Shape.SCALAR);
  }

  public boolean isScalar() {
    return shape.isScalar();
  }

  public TensorType with(DType other) {
    return new TensorType(other, shape);
  }

  public TensorType with(Shape other) {
    return new TensorType(dtype, other);
  }

  @Override
  public String toString() {
    return dtype.keyword() + shape;
  }
}
