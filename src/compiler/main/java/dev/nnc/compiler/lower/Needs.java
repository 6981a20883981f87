package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.ops.Size;
import dev.nnc.compiler.type.Dim;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The placeholders that an output is computed from. */
public final class Needs {
  private final Set<String> used = new HashSet<>();
  private final Set<String> symbols = new HashSet<>();

  private Needs() {}

  /**
   * In the order of the program: those whose values are read, and where they do not say all
   * run-time sizes, those that do.
   */
  public static List<Program.Feed> of(Program program, Program.Fetch fetch) {
    Needs needs = new Needs();
    fetch.graph().nodes().forEach(needs::add);
    List<Program.Feed> feeds = program.placeholders();
    for (Program.Feed feed : feeds) {
      if (needs.used.contains(feed.name())) {
        needs.symbols.removeAll(symbols(feed));
      }
    }
    for (Program.Feed feed : feeds) {
      if (needs.symbols.removeAll(symbols(feed))) {
        needs.used.add(feed.name());
      }
    }
    return feeds.stream().filter(feed -> needs.used.contains(feed.name())).toList();
  }

  private void add(Node node) {
    if (node.op() instanceof Placeholder placeholder) {
      used.add(placeholder.name());
    }
    if (node.op() instanceof Size size) {
      symbols.addAll(size.dim().symbols());
    }
    for (Dim dim : node.type().shape().dims()) {
      symbols.addAll(dim.symbols());
    }
  }

  /** Run-time sizes that a placeholder's shape says outright. */
  private static Set<String> symbols(Program.Feed feed) {
    Set<String> symbols = new HashSet<>();
    for (Dim dim : feed.type().shape().dims()) {
      if (dim.factor() == 1 && dim.symbols().size() == 1) {
        symbols.addAll(dim.symbols());
      }
    }
    return symbols;
  }
}
