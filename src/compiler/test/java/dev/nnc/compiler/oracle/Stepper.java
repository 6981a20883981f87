package dev.nnc.compiler.oracle;

import dev.nnc.compiler.ir.DenseArray;
import java.util.List;
import java.util.Map;

/** A training under way, one step at a time. */
interface Stepper {
  /** The paths of the variables, in the order of the script. */
  List<String> variables();

  void assign(String path, DenseArray value);

  DenseArray value(String path);

  /** One step on a batch; the loss before it. */
  double step(Map<String, DenseArray> batch);
}
