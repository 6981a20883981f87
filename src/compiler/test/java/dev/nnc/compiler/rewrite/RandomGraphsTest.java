package dev.nnc.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.grad.ExpandCalculus;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.GraphVerifier;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.RandomGraphs;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.type.DType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** All rules together on random graphs. */
class RandomGraphsTest {
  private static final int GRAPHS = 400;

  @Test
  void simplifyingKeepsValues() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraphs.Sample sample = RandomGraphs.sample(seed, DType.FLOAT64, 40);
      Graph simplified = simplify(sample.graph());
      GraphVerifier.verify("simplify", simplified, false);
      compare(seed, sample, sample.graph(), simplified, 1e-12);
      assertThat(cost(simplified)).isLessThanOrEqualTo(cost(sample.graph()));
    }
  }

  @Test
  void simplifyingKeepsDerivatives() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraphs.Sample sample = RandomGraphs.withDerivatives(seed, DType.FLOAT64, 30);
      Graph plain = ExpandCalculus.apply(sample.graph(), new GraphBuilder());
      Graph stable = simplify(sample.graph());
      GraphVerifier.verify("simplify", stable, true);
      Graph expanded = ExpandCalculus.apply(stable, new GraphBuilder());
      GraphVerifier.verify("differentiate", expanded, false);
      Graph simplified = simplify(expanded);
      GraphVerifier.verify("simplify", simplified, false);
      compare(seed, sample, plain, simplified, 1e-8);
    }
  }

  @Test
  void simplifyingTwiceIsSimplifyingOnce() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      Graph graph = RandomGraphs.withDerivatives(seed, DType.FLOAT32, 30).graph();
      Graph once = simplify(graph);
      assertThat(text(simplify(once))).as("seed %s", seed).isEqualTo(text(once));
      Graph expanded = simplify(ExpandCalculus.apply(once, new GraphBuilder()));
      assertThat(text(simplify(expanded))).as("seed %s", seed).isEqualTo(text(expanded));
    }
  }

  @Test
  void allOperatorsAppear() {
    TreeSet<String> seen = new TreeSet<>();
    for (int seed = 0; seed < GRAPHS; seed++) {
      RandomGraphs.sample(seed, DType.FLOAT64, 40).graph().nodes().stream()
          .map(node -> node.op().label().replaceAll(" .*", ""))
          .forEach(seen::add);
    }
    assertThat(seen)
        .containsAll(Arrays.stream(Elementwise.values()).map(Elementwise::label).toList());
    assertThat(seen)
        .contains("sum", "max", "argmax", "broadcast", "cast", "permute", "reshape", "slice", "pad")
        .contains("concat", "matmul", "gather_rows", "scatter_add_rows");
  }

  private static Graph simplify(Graph graph) {
    return new Rewriter(RuleSet.standard()).rewrite(graph);
  }

  private static int cost(Graph graph) {
    return graph.roots().stream().mapToInt(Cost::of).sum();
  }

  private static void compare(
      int seed, RandomGraphs.Sample sample, Graph before, Graph after, double tolerance) {
    List<DenseArray> expected = sample.values().evaluateAll(before.roots());
    List<DenseArray> found = sample.values().evaluateAll(after.roots());
    for (int root = 0; root < expected.size(); root++) {
      String what = "seed " + seed + ", " + before.roots().get(root);
      double[] was = expected.get(root).data();
      double[] is = found.get(root).data();
      assertThat(is).as(what).hasSameSizeAs(was);
      for (int i = 0; i < was.length; i++) {
        double bound = tolerance * Math.max(1, Math.abs(was[i]));
        assertThat(is[i]).as(what).isBetween(was[i] - bound, was[i] + bound);
      }
    }
  }

  /** All nodes in order, numbered afresh. */
  private static String text(Graph graph) {
    Map<Node, Integer> numbers = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Node node : graph.nodes()) {
      List<Integer> inputs = node.inputs().stream().map(numbers::get).toList();
      numbers.put(node, numbers.size());
      text.append(node.op()).append(inputs).append(node.type()).append('\n');
    }
    return text.append(graph.roots().stream().map(numbers::get).toList()).toString();
  }
}
