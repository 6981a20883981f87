package dev.nnc.compiler.check.library;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.LibraryFiles;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.util.List;
import java.util.Map;

/** The standard library: definitions written in the language. */
public final class Prelude {
  private Prelude() {}

  /** Read once: what is written in them never changes. */
  private static final class Holder {
    private static final List<Source> SOURCES = LibraryFiles.sources();
    private static final Map<String, LibraryDefinition> DEFINITIONS =
        LibraryDefinition.allOf(SOURCES);
  }

  /** The library's scripts, parsed anew. */
  public static List<Ast.Script> scripts() {
    return Holder.SOURCES.stream().map(Prelude::parse).toList();
  }

  /** All definitions of the library by name, in its order; each is parsed when it is looked at. */
  public static Map<String, LibraryDefinition> definitions() {
    return Holder.DEFINITIONS;
  }

  /** A script with what most scripts have in common, no part of the library. */
  public static Source usual() {
    return LibraryFiles.source("usual");
  }

  private static Ast.Script parse(Source source) {
    return parseItems(new Span(source, 0, source.text().length()));
  }

  /** A part of a source of the library, where mistakes would be bugs. */
  static Ast.Script parseItems(Span part) {
    Diagnostics diagnostics = new Diagnostics();
    Ast.Script script = ScriptParser.parse(part, diagnostics);
    if (diagnostics.hasErrors()) {
      throw new IllegalStateException(diagnostics.sorted().toString());
    }
    return script;
  }
}
