package dev.nnc.compiler.check;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The standard library: definitions written in the language. */
public final class Prelude {
  /** The library's files, in the order of the documentation. */
  public static final List<String> FILES =
      List.of(
          "functions",
          "activations",
          "initializers",
          "layers",
          "losses",
          "metrics",
          "optimizers",
          "schedules");

  private Prelude() {}

  /** Parsed once: what is written in it never changes. */
  private static final class Holder {
    private static final List<Ast.Script> SCRIPTS = FILES.stream().map(Prelude::parse).toList();
  }

  /** The library's scripts. */
  public static List<Ast.Script> scripts() {
    return Holder.SCRIPTS;
  }

  /** All definitions of the library. */
  static List<Ast.Definition> definitions() {
    List<Ast.Definition> definitions = new ArrayList<>();
    for (Ast.Script script : scripts()) {
      for (Ast.Item item : script.items()) {
        if (item instanceof Ast.Definition definition) {
          definitions.add(definition);
        }
      }
    }
    return definitions;
  }

  private static Ast.Script parse(String name) {
    String file = "/dev/nnc/library/" + name + ".nn";
    Diagnostics diagnostics = new Diagnostics();
    Ast.Script script = ScriptParser.parse(Source.library(name + ".nn", read(file)), diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException(diagnostics.sorted().toString());
    }
    return script;
  }

  static String read(String file) {
    try (InputStream in = Prelude.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the compiler's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
