package dev.nnc.compiler.ops;

import dev.nnc.compiler.ir.Op;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.List;

/** One or more samples of every structural operator; a size of -1 is {@code batch}, which is 3. */
final class StructuralCases {
  private StructuralCases() {}

  static List<StructuralCase> all() {
    return List.of(
        sample(new Sum(List.of(0)), real(3, 2), real(2), 9, 12),
        sample(new Sum(List.of(0, 2)), real(2, 3, 2), real(3), 18, 26, 34),
        sample(new Sum(List.of(0)), real(-1), real(), 6),
        sample(new Sum(List.of(1)), real(-1, 1), real(-1), 1, 2, 3),
        sample(new Max(List.of(1)), real(-1, 2), real(-1), 2, 4, 6),
        sample(new Max(List.of(0, 1)), real(2, 3), real(), 6),
        sample(new Max(List.of(0)), real(1, 2), real(2), 1, 2),
        sample(new ArgMax(1), real(-1, 2), ints(-1), 1, 1, 1),
        sample(new ArgMax(0), ints(7), ints(), 0),
        sample(new BroadcastTo(shape(-1, 2), List.of(0)), real(2), real(-1, 2), 1, 2, 1, 2, 1, 2),
        sample(new BroadcastTo(shape(2, 3), List.of(1)), real(2), real(2, 3), 1, 1, 1, 2, 2, 2),
        sample(new BroadcastTo(shape(1, 2), List.of(0, 1)), real(), real(1, 2), 1, 1),
        sample(new Cast(DType.FLOAT32), real(2), new TensorType(DType.FLOAT32, shape(2)), 1, 2),
        sample(new Cast(DType.FLOAT64), ints(2), real(2), 2, 0),
        sample(new Permute(List.of(1, 0)), real(2, 3), real(3, 2), 1, 4, 2, 5, 3, 6),
        sample(new Permute(List.of(2, 0, 1)), real(2, 1, -1), real(-1, 2, 1), 1, 4, 2, 5, 3, 6),
        sample(new Reshape(shape(3, 2)), real(2, 3), real(3, 2), 1, 2, 3, 4, 5, 6),
        sample(new Reshape(shape(1)), real(), real(1), 1),
        sample(new Slice(List.of(1, 1), shape(2, 1)), real(3, 2), real(2, 1), 4, 6),
        sample(new Slice(List.of(0, 1), shape(-1, 1)), real(-1, 2), real(-1, 1), 2, 4, 6),
        sample(new Flip(0), real(3, 2), real(3, 2), 5, 6, 3, 4, 1, 2),
        sample(new Flip(0), real(-1), real(-1), 3, 2, 1),
        sample(new Flip(1), real(-1, 2), real(-1, 2), 2, 1, 4, 3, 6, 5),
        sample(new Pad(List.of(1), shape(4)), real(2), real(4), 0, 1, 2, 0),
        sample(new Pad(List.of(0, 1), shape(-1, 2)), real(-1, 1), real(-1, 2), 0, 1, 0, 2, 0, 3),
        sample(new Concat(0), List.of(real(1), real(2), real(1)), real(4), 1, 1, 2, 1),
        sample(
            new Concat(1),
            List.of(real(-1, 1), real(-1, 2)),
            real(-1, 3),
            1,
            1,
            2,
            2,
            3,
            4,
            3,
            5,
            6),
        sample(new MatMul(), List.of(real(1, 2), real(2, 3)), real(1, 3), 9, 12, 15),
        sample(new MatMul(), List.of(real(-1, 1), real(1, 2)), real(-1, 2), 1, 2, 2, 4, 3, 6),
        sample(new MatMul(), List.of(real(2, 1, 2), real(2, 2, 1)), real(2, 1, 1), 5, 25),
        sample(new GatherRows(), List.of(real(3, 2), ints(-1)), real(-1, 2), 5, 6, 1, 2, 3, 4),
        sample(new GatherRows(), List.of(real(4), ints()), real(), 3),
        sample(new GatherRows(), List.of(real(3), ints(2, 2)), real(2, 2), 3, 1, 2, 3),
        sample(
            new ScatterAddRows(Dim.fixed(3)),
            List.of(ints(4), real(4, 2)),
            real(3, 2),
            3,
            4,
            5,
            6,
            8,
            10),
        sample(new ScatterAddRows(Dim.fixed(4)), List.of(ints(-1), real(-1)), real(4), 2, 3, 1, 0),
        sample(
            new WeightBelow(0.5),
            List.of(real(3, 2), real(3, 2)),
            real(3, 2),
            0.5,
            1,
            2.5,
            4,
            6.5,
            9),
        sample(new WeightBelow(1), List.of(real(-1), real(-1)), real(-1), 1, 3, 6));
  }

  static List<StructuralCase> misfits() {
    return List.of(
        misfit(new Sum(List.of()), real(2)),
        misfit(new Sum(List.of(0)), new TensorType(DType.BOOL, shape(2))),
        misfit(new Max(List.of()), real(2)),
        misfit(new ArgMax(0), new TensorType(DType.BOOL, shape(2))),
        misfit(new BroadcastTo(shape(2, 3), List.of(0)), real(2)),
        misfit(new Permute(List.of(1, 0)), real(2)),
        misfit(new Reshape(shape(5)), real(2, 3)),
        misfit(new Reshape(shape(-1, 2)), real(-1)),
        misfit(new Slice(List.of(2), shape(2)), real(3)),
        misfit(new Slice(List.of(1), shape(-1)), real(-1)),
        misfit(new Slice(List.of(-1), shape(2)), real(3)),
        misfit(new Flip(1), real(2)),
        misfit(new Pad(List.of(3), shape(4)), real(2)),
        misfit(new Concat(0), real(1, 2), real(1, 3)),
        misfit(new Concat(0), real(1), ints(1)),
        misfit(new MatMul(), real(2, 3), real(2, 3)),
        misfit(new MatMul(), real(3), real(3)),
        misfit(new MatMul(), real(1, 2, 3), real(2, 3, 1)),
        misfit(new MatMul(), ints(2, 2), ints(2, 2)),
        misfit(new GatherRows(), real(), ints(2)),
        misfit(new GatherRows(), real(3), real(2)),
        misfit(new ScatterAddRows(Dim.fixed(3)), ints(4), real(3, 4)),
        misfit(new WeightBelow(0.5), real(), real()),
        misfit(new WeightBelow(0.5), real(3), real(3, 1)),
        misfit(new WeightBelow(0.5), ints(3), ints(3)));
  }

  private static StructuralCase sample(
      Op op, TensorType input, TensorType result, double... expected) {
    return sample(op, List.of(input), result, expected);
  }

  private static StructuralCase sample(
      Op op, List<TensorType> inputs, TensorType result, double... expected) {
    return new StructuralCase(op, inputs, result, expected);
  }

  private static StructuralCase misfit(Op op, TensorType... inputs) {
    return new StructuralCase(op, List.of(inputs), real());
  }

  private static TensorType real(int... sizes) {
    return new TensorType(DType.FLOAT64, shape(sizes));
  }

  private static TensorType ints(int... sizes) {
    return new TensorType(DType.INT32, shape(sizes));
  }

  private static Shape shape(int... sizes) {
    Shape shape = Shape.SCALAR;
    for (int size : sizes) {
      shape = shape.insert(shape.rank(), size < 0 ? Dim.dynamic("batch") : Dim.fixed(size));
    }
    return shape;
  }
}
