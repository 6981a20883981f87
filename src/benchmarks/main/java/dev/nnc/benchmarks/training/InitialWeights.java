package dev.nnc.benchmarks.training;

import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.train.TrainingSession;

/** The weights that all begin with. */
final class InitialWeights {
  private InitialWeights() {}

  /** Sets weights and biases of dense layers, which the files number in the order of the script. */
  static void assign(TrainingSession session, Workload workload, WorkloadFiles files) {
    int weights = 0;
    int biases = 0;
    for (Cell cell : session.cells()) {
      if (cell.kind() != Cell.Kind.VARIABLE) {
        continue;
      }
      if (cell.path().endsWith("/weight")) {
        set(session, cell, files.floats(workload.weights() + "_W" + weights++));
      } else if (cell.path().endsWith("/bias")) {
        set(session, cell, files.floats(workload.weights() + "_b" + biases++));
      }
    }
  }

  private static void set(TrainingSession session, Cell cell, float[] values) {
    session.assign(cell.path(), Tensor.of(cell.shape(), values));
  }
}
