package dev.nnc.compiler.library;

import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.eval.Script;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case as a script that differentiates it twice: along a direction of all that it is given, and
 * of the variables that the definition makes.
 *
 * @param inputs by name; numbers of the call, and what stands in the places of variables
 * @param places the paths of the definition's own variables, and which inputs replace them
 */
record DifferentiatedCase(
    DefinitionCase definition, Map<String, DenseArray> inputs, Map<String, String> places) {
  static final List<String> ORDERS = List.of("value", "slope", "curve");
  private static final String BOUND = "made";

  static DifferentiatedCase of(DefinitionCase definition) {
    Map<String, DenseArray> inputs = new LinkedHashMap<>(definition.inputs());
    Map<String, String> places = new LinkedHashMap<>();
    String model =
        "model M {\n"
            + definition.variables()
            + definition.body(BOUND)
            + "  output y = sum(sin("
            + BOUND
            + "))\n}\n";
    Program program = new Script(model).program();
    for (Program.Cell cell : program.cells()) {
      String path = cell.op().path();
      if (cell.op().kind() == Storage.Kind.VARIABLE && path.startsWith(BOUND)) {
        String name = "inner_" + places.size();
        places.put(path, name);
        inputs.put(name, initial(program, path));
      }
    }
    return new DifferentiatedCase(definition, inputs, places);
  }

  private static DenseArray initial(Program program, String path) {
    return new Interpreter(new FixedEnvironment()).evaluate(program.initial().results().get(path));
  }

  /** Outputs, and states that keep the same of a training step, named after the orders. */
  String script() {
    List<String> slopes = new ArrayList<>();
    List<String> curves = new ArrayList<>();
    for (String name : inputs.keySet()) {
      slopes.add("sum(grad(at_value, " + name + ") * along_" + name + ")");
      curves.add("sum(grad(at_slope, " + name + ") * along_" + name + ")");
    }
    StringBuilder script =
        new StringBuilder("model Case {\n" + DefinitionCase.variables(inputs))
            .append(definition.body(BOUND))
            .append("  at_value = sum(sin(" + BOUND + "))" + replaced() + "\n")
            .append("  at_slope = " + String.join(" + ", slopes) + "\n")
            .append("  at_curve = " + String.join(" + ", curves) + "\n");
    for (String order : ORDERS) {
      script.append("  state kept_" + order + " : float[] = 0\n");
      script.append("  kept_" + order + "' = at_" + order + "\n");
      script.append("  output " + order + " = at_" + order + "\n");
    }
    String by = inputs.keySet().iterator().next();
    return script
        + "}\ntrain Case {\n  loss at_value + sum("
        + by
        + ")\n  optimize sgd(0)\n  run 1 steps\n}\n";
  }

  private String replaced() {
    List<String> pairs = new ArrayList<>();
    places.forEach((path, name) -> pairs.add("\"" + path + "\" = " + name));
    return pairs.isEmpty() ? "" : " with { " + String.join(", ", pairs) + " }";
  }

  @Override
  public String toString() {
    return definition.toString();
  }
}
