package dev.nnc.compiler.driver;

import dev.nnc.compiler.check.UnreadableScript;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a script declares and reads, found without checking it. Of a script with mistakes it is what
 * could be read.
 *
 * @param configs the names of its configs, also of those that it uses
 * @param dims the names of its dims, also of those that it uses
 * @param files the script's own file and those that it uses
 */
public record Outline(Set<String> configs, Set<String> dims, List<Path> files) {
  public Outline {
    configs = Collections.unmodifiableSet(new LinkedHashSet<>(configs));
    dims = Collections.unmodifiableSet(new LinkedHashSet<>(dims));
    files = List.copyOf(files);
  }

  /** The outline of the script in a file. */
  public static Outline of(Path file) {
    return new Reader(file).outline();
  }

  private static final class Reader {
    private final Diagnostics diagnostics = new Diagnostics();
    private final ScriptFiles files;
    private final Deque<Source> waiting = new ArrayDeque<>();
    private final Set<String> uses = new LinkedHashSet<>();
    private final Set<String> configs = new LinkedHashSet<>();
    private final Set<String> dims = new LinkedHashSet<>();

    Reader(Path file) {
      files = new ScriptFiles(file);
    }

    Outline outline() {
      files.main(diagnostics).ifPresent(this::read);
      while (!waiting.isEmpty()) {
        read(waiting.remove());
      }
      return new Outline(configs, dims, List.copyOf(files.found().values()));
    }

    private void find(Ast.Use use) {
      try {
        waiting.add(files.find(use));
      } catch (UnreadableScript unreadable) {
        // The checker tells.
      }
    }

    private void read(Source source) {
      for (Ast.Item item : ScriptParser.parse(source, diagnostics).items()) {
        if (item instanceof Ast.Config config) {
          configs.add(config.name().name());
        } else if (item instanceof Ast.DimItem dim) {
          dims.add(dim.name().name());
        } else if (item instanceof Ast.Use use && uses.add(use.file().value())) {
          find(use);
        }
      }
    }
  }
}
