package dev.nnc.compiler.driver.report;

import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.lower.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers what the passes make of each graph. */
public final class PassLog implements Pipeline.Observer {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String graph, String pass, Graph result) {}

  @Override
  public void after(String graph, String pass, Graph result) {
    entries.add(new Entry(graph, pass, result));
  }

  /**
   * The graphs of a program.
   *
   * @param pass the only pass to show; null for all
   */
  public String text(Program program, @Nullable String pass) {
    StringBuilder text = new StringBuilder("model " + program.model() + "\n");
    Map<String, String> before = new LinkedHashMap<>();
    for (Entry entry : entries(program)) {
      String graph = GraphText.of(entry.result());
      boolean same = graph.equals(before.put(entry.graph(), graph));
      if (pass == null || entry.pass().equals(pass)) {
        text.append("\n# ").append(entry.graph()).append(" after ").append(entry.pass());
        text.append(same && pass == null ? ": unchanged" : "\n" + graph).append('\n');
      }
    }
    return text.append('\n').toString();
  }

  /** Programs go through the passes one by one; the graphs of one start with the initial values. */
  @SuppressWarnings("ReferenceEquality") // models without variables have equal, empty graphs
  private List<Entry> entries(Program program) {
    int end = entries.size();
    while (end > 0) {
      int start = end - 1;
      while (!isFirst(entries.get(start))) {
        start--;
      }
      List<Entry> ofOne = entries.subList(start, end);
      if (ofOne.stream().anyMatch(entry -> entry.result() == program.initial())) {
        return ofOne;
      }
      end = start;
    }
    return List.of();
  }

  private static boolean isFirst(Entry entry) {
    return entry.graph().equals("initialize") && entry.pass().equals(Pipeline.passNames().get(0));
  }
}
