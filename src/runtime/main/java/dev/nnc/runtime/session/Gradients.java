package dev.nnc.runtime.session;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays for the derivatives of a loss by variables, between computing and applying them. */
public final class Gradients {
  private final String model;
  private final Map<String, Cell> byVariable = new LinkedHashMap<>();

  public Gradients(String model) {
    this.model = model;
  }

  public boolean isEmpty() {
    return byVariable.isEmpty();
  }

  /**
   * Makes the array for a variable's derivative.
   *
   * @return of the variable's type and length
   */
  public Object allocate(Cell variable) {
    int length = Math.toIntExact(Tensor.size(variable.shape()));
    Object data = variable.type().newArray(length);
    byVariable.put(
        variable.path(), new Cell(variable.kind(), variable.path(), variable.shape(), data));
    return data;
  }

  /** Copies of the derivatives by the paths of variables, in the order of their allocation. */
  public Map<String, Tensor> values() {
    Map<String, Tensor> values = new LinkedHashMap<>();
    byVariable.forEach((path, gradient) -> values.put(path, gradient.value()));
    return values;
  }

  /**
   * Takes a derivative for each variable, or none.
   *
   * @throws UserException if one is missing or is none of this model's, or its type or sizes are
   *     others
   */
  public void set(Map<String, Tensor> values) {
    for (String path : values.keySet()) {
      if (!byVariable.containsKey(path)) {
        throw Messages.unknown(model, "trained variable", path, byVariable.keySet());
      }
    }
    Map<Cell, Tensor> fitted = new LinkedHashMap<>();
    byVariable.forEach((path, gradient) -> fitted.put(gradient, fitted(gradient, values)));
    fitted.forEach(Cell::set);
  }

  private Tensor fitted(Cell gradient, Map<String, Tensor> values) {
    Tensor value = values.get(gradient.path());
    if (value == null) {
      throw Messages.noGradient(gradient, byVariable.keySet());
    }
    return Weights.fitted(gradient, value, " as its gradient");
  }
}
