package dev.nnc.compiler.check.data;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.data.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the expressions of one source learn from the training rows. Each statistic is an input of
 * the graph of rows, and what it looks at one of its results.
 */
final class Learning {
  private final GraphBuilder builder;
  private final List<Statistic> statistics = new ArrayList<>();
  private final List<Node> lookedAt = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Learning(GraphBuilder builder) {
    this.builder = builder;
  }

  /** A path of its own: {@code data/x/standardize}, the next one {@code data/x/standardize_2}. */
  String path(String placeholder, String word) {
    String path = "data/" + placeholder + "/" + word;
    int count = counts.merge(path, 1, Integer::sum);
    return count == 1 ? path : path + "_" + count;
  }

  /**
   * Statistics of a value over the training rows.
   *
   * @param value [batch, …] in double precision
   * @param path of what needs them
   * @return an input for each kind, of the shape of a row
   */
  List<Node> statistics(Node value, String path, Statistic.Kind... kinds) {
    Shape shape = value.type().shape();
    Shape row = shape.part(1, shape.rank());
    List<Integer> sizes = row.dims().stream().map(Dim::size).map(Math::toIntExact).toList();
    List<Node> inputs = new ArrayList<>();
    for (Statistic.Kind kind : kinds) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT);
      Placeholder input = new Placeholder("statistic" + statistics.size());
      statistics.add(new Statistic(path + "/" + name, kind, lookedAt.size(), sizes));
      inputs.add(builder.source(input, new TensorType(DType.FLOAT64, row)));
    }
    lookedAt.add(value);
    return inputs;
  }

  /** Adds what is looked at to the results of the rows, behind all others. */
  void addTo(Map<String, Node> results) {
    for (int i = 0; i < lookedAt.size(); i++) {
      results.put(Program.Source.learnt(i), lookedAt.get(i));
    }
  }

  /**
   * The statistics in the order of their inputs.
   *
   * @param before results that stand before those looked at
   */
  List<Statistic> statistics(int before) {
    return statistics.stream()
        .map(s -> new Statistic(s.path(), s.kind(), before + s.result(), s.shape()))
        .toList();
  }
}
