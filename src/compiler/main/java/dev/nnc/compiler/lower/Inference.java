package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Storage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a trained model that its outputs need. */
final class Inference {
  private final Program program;
  private final Set<String> paths = new HashSet<>();

  private Inference(Program program) {
    this.program = program;
  }

  static Program of(Program program) {
    Inference inference = new Inference(program);
    program.fetches().forEach(fetch -> inference.keep(fetch.graph()));
    return new Program(
        program.model(),
        program.span(),
        program.doc(),
        program.real(),
        inference.placeholders(),
        inference.cells(),
        new Graph(inference.initial(), Map.of()),
        program.fetches(),
        null,
        program.layers());
  }

  /** Keeps what a graph reads, and what the initial values of that are made of. */
  private void keep(Graph graph) {
    Deque<Graph> waiting = new ArrayDeque<>(List.of(graph));
    while (!waiting.isEmpty()) {
      for (Node node : waiting.pop().nodes()) {
        if (node.op() instanceof Storage storage && paths.add(storage.path())) {
          @Nullable Node initial = program.initial().results().get(storage.path());
          if (initial != null) {
            waiting.push(new Graph(Map.of(storage.path(), initial), Map.of()));
          }
        }
      }
    }
  }

  private List<Program.Feed> placeholders() {
    Set<Program.Feed> needed = new HashSet<>();
    program.fetches().forEach(fetch -> needed.addAll(Needs.of(program, fetch)));
    return program.placeholders().stream().filter(needed::contains).toList();
  }

  private List<Program.Cell> cells() {
    return program.cells().stream().filter(cell -> paths.contains(cell.op().path())).toList();
  }

  private Map<String, Node> initial() {
    Map<String, Node> kept = new LinkedHashMap<>(program.initial().results());
    kept.keySet().retainAll(paths);
    return kept;
  }
}
