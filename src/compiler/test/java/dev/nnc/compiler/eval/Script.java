package dev.nnc.compiler.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The outputs of a script's only model, in double precision and at its initial values. */
public final class Script {
  private final Program program;
  private final Map<String, DenseArray> cells = new LinkedHashMap<>();

  /** Compiles a script, which must be right. */
  public Script(String text) {
    Checked checked = compile(text);
    assertThat(checked.hasErrors()).as("%s%n%s", text, checked.diagnostics()).isFalse();
    program = checked.programs().get(0);
    program
        .initial()
        .results()
        .forEach((path, node) -> cells.put(path, new Interpreter(environment()).evaluate(node)));
  }

  /** A model of some lines. */
  public static Script model(String... lines) {
    return new Script("model M {\n  " + String.join("\n  ", lines) + "\n}\n");
  }

  /** What a compiler says of a script. */
  public static Checked compile(String text) {
    CompilerOptions options = CompilerOptions.standard().withReal(DType.FLOAT64);
    return new ScriptCompiler(options).check(Source.of("test.nn", text));
  }

  /** The checked program. */
  public Program program() {
    return program;
  }

  /** The value of an output, all placeholders being scalars. */
  public double[] output(String name, double... feeds) {
    FixedEnvironment environment = environment();
    Node root = root(name);
    for (Node node : Graph.topological(List.of(root))) {
      if (node.op() instanceof Placeholder placeholder) {
        environment.value(node, DenseArray.scalar(feeds[index(placeholder.name())]));
      } else if (node.op() instanceof Storage storage) {
        environment.value(node, Objects.requireNonNull(cells.get(storage.path())));
      }
    }
    return new Interpreter(environment).evaluate(root).data();
  }

  /** The node that an output computes. */
  public Node root(String name) {
    return program.fetches().stream()
        .filter(fetch -> fetch.name().equals(name))
        .map(fetch -> fetch.graph().results().values().iterator().next())
        .findFirst()
        .orElseThrow();
  }

  private int index(String placeholder) {
    return program.placeholders().stream().map(Program.Feed::name).toList().indexOf(placeholder);
  }

  private static FixedEnvironment environment() {
    return new FixedEnvironment().size("batch", Values.BATCH).clock(5, 0, 10);
  }
}
