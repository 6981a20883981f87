package dev.nnc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.eval.FixedEnvironment;
import dev.nnc.compiler.eval.Interpreter;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import java.util.LinkedHashMap;
import java.util.Map;

/** A way to compute a model's outputs. */
enum Engine {
  /** The operators' double-precision references. */
  INTERPRETER {
    @Override
    Map<String, DenseArray> run(String script, Map<String, DenseArray> feeds) {
      Program program = program(script);
      FixedEnvironment environment = new FixedEnvironment();
      Map<String, DenseArray> cells = new LinkedHashMap<>();
      program
          .initial()
          .results()
          .forEach((path, node) -> cells.put(path, new Interpreter(environment).evaluate(node)));
      Map<String, DenseArray> results = new LinkedHashMap<>();
      for (Program.Fetch fetch : program.fetches()) {
        for (Node node : fetch.graph().nodes()) {
          supply(environment, node, feeds, cells);
        }
        Node root = fetch.graph().results().values().iterator().next();
        results.put(fetch.name(), new Interpreter(environment).evaluate(root));
      }
      return results;
    }

    @Override
    Stepper stepper(String script, double stepsPerEpoch) {
      return new InterpretedStepper(script, stepsPerEpoch);
    }
  },

  /** Generated classes in double precision. */
  COMPILED {
    @Override
    Map<String, DenseArray> run(String script, Map<String, DenseArray> feeds) {
      return Generated.fetch(script, DType.FLOAT64, feeds);
    }

    @Override
    Stepper stepper(String script, double stepsPerEpoch) {
      return new Generated(script, DType.FLOAT64, stepsPerEpoch);
    }
  },

  /** Generated classes in single precision. */
  COMPILED_FLOAT {
    @Override
    Map<String, DenseArray> run(String script, Map<String, DenseArray> feeds) {
      return Generated.fetch(script, DType.FLOAT32, feeds);
    }

    @Override
    Stepper stepper(String script, double stepsPerEpoch) {
      return new Generated(script, DType.FLOAT32, stepsPerEpoch);
    }

    @Override
    double trajectory() {
      return 1e-4;
    }

    @Override
    double relative() {
      return 1e-5;
    }

    @Override
    double smallest() {
      return Float.MIN_NORMAL;
    }

    @Override
    double negligible(DenseArray array) {
      return 0.1 * largest(array);
    }

    @Override
    double negligibleInTraining(DenseArray array) {
      return largest(array);
    }
  };

  private static void supply(
      FixedEnvironment environment,
      Node node,
      Map<String, DenseArray> feeds,
      Map<String, DenseArray> cells) {
    if (node.op() instanceof Placeholder placeholder) {
      DenseArray value = feeds.get(placeholder.name());
      environment.value(node, value);
      if (!node.type().shape().elements().isFixed()) {
        environment.size("batch", value.shape()[0]);
      }
    } else if (node.op() instanceof Storage storage) {
      environment.value(node, cells.get(storage.path()));
    }
  }

  /** The outputs of the script's only model. */
  abstract Map<String, DenseArray> run(String script, Map<String, DenseArray> feeds);

  /** A training of the script's only model, its variables at their initial values. */
  abstract Stepper stepper(String script, double stepsPerEpoch);

  /** How near a training must stay to the record. */
  double trajectory() {
    return 1e-8;
  }

  /** How near a number must be to the record, relative to it or to the larger of these two. */
  double relative() {
    return 1e-9;
  }

  /** Below this, results at extreme inputs have fewer digits: those of PyTorch end at 1e-16. */
  double smallest() {
    return 2e-7;
  }

  /** What makes no difference among the elements of an array, which may be differences of some. */
  double negligible(DenseArray array) {
    return 1e-5;
  }

  /** The same among weights in training, where a step carries the roundings of all before it. */
  double negligibleInTraining(DenseArray array) {
    return negligible(array);
  }

  private static double largest(DenseArray array) {
    double largest = 0;
    for (double element : array.data()) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }

  /** The checked program of a script's only model, in double precision. */
  static Program program(String script) {
    CompilerOptions options = CompilerOptions.standard().withReal(DType.FLOAT64);
    Checked checked = new ScriptCompiler(options).check(Source.of("case.nn", script));
    assertThat(checked.hasErrors()).as("%s%n%s", script, checked.diagnostics()).isFalse();
    return checked.programs().get(0);
  }

  /** A graph's only result. */
  static Node result(Graph graph) {
    return graph.results().values().iterator().next();
  }
}
