package dev.nnc.compiler.driver;

import dev.nnc.compiler.check.CompilerFunction;
import dev.nnc.compiler.check.library.Prelude;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.LibraryFiles;
import dev.nnc.runtime.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What scripts can call, as its definitions document it.
 *
 * @param entries in the order of the library's files, the compiler's own functions last; a name may
 *     have several
 */
public record Manual(List<Entry> entries) {
  /** Not the point of {@code et al. 2020}. */
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.]) (?=\\p{Lu})");

  /**
   * A definition, or a function of the compiler's.
   *
   * @param section where it stands: {@code activations}, a file of the library, or a script's name
   * @param signature how it is called, with presets; of several lines where it is long
   * @param text what it does
   * @param examples what its documentation shows in lines that are indented, in order
   * @param requirements conditions on its arguments, as written
   * @param source the definition as written; empty for a function of the compiler's
   */
  public record Entry(
      String section,
      String name,
      String signature,
      String text,
      List<Example> examples,
      List<String> requirements,
      String source) {
    public Entry {
      examples = List.copyOf(examples);
      requirements = List.copyOf(requirements);
    }

    /** The first sentence of the text. */
    public String brief() {
      String line = text.replace('\n', ' ');
      return SENTENCE_END.split(line, 2)[0];
    }
  }

  /**
   * An example: a line of the documentation that is indented by four spaces or more. It is an
   * expression, a variable of a model, or a statement of a train block such as {@code optimize
   * adam(rate = 1e-3)}.
   *
   * @param code what a script writes
   * @param result what stands behind {@code //}: the value, or its type; may be empty
   */
  public record Example(String code, String result) {
    static final String INDENT = "    ";

    static Example of(String line) {
      int comment = line.indexOf(" // ");
      return comment < 0
          ? new Example(line.strip(), "")
          : new Example(line.substring(0, comment).strip(), line.substring(comment + 4).strip());
    }

    @Override
    public String toString() {
      return result.isEmpty() ? code : code + "   // " + result;
    }
  }

  /** The standard library. */
  public static Manual ofLibrary() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < LibraryFiles.SCRIPTS.size(); i++) {
      add(LibraryFiles.SCRIPTS.get(i), Prelude.scripts().get(i), entries);
    }
    for (CompilerFunction each : CompilerFunction.all()) {
      String text = each.meaning() + ".";
      List<Example> examples = each.examples().stream().map(Example::of).toList();
      entries.add(
          new Entry("compiler", each.name(), each.signature(), text, examples, List.of(), ""));
    }
    return new Manual(List.copyOf(entries));
  }

  /**
   * What a script defines itself.
   *
   * @throws ScriptException if it cannot be read
   */
  public static Manual of(Path script) {
    Diagnostics diagnostics = new Diagnostics();
    List<Entry> entries = new ArrayList<>();
    new ScriptFiles(script)
        .main(diagnostics)
        .map(source -> ScriptParser.parse(source, diagnostics))
        .ifPresent(parsed -> add(String.valueOf(script.getFileName()), parsed, entries));
    if (diagnostics.hasErrors()) {
      throw new ScriptException(diagnostics.sorted());
    }
    return new Manual(List.copyOf(entries));
  }

  /** These entries, and then others. */
  public Manual and(Manual others) {
    return new Manual(Stream.concat(entries.stream(), others.entries.stream()).toList());
  }

  private static void add(String section, Ast.Script script, List<Entry> entries) {
    for (Ast.Item item : script.items()) {
      if (item instanceof Ast.Definition definition) {
        entries.add(entry(section, definition));
      }
    }
  }

  private static Entry entry(String section, Ast.Definition definition) {
    List<String> requirements =
        definition.body().stream()
            .filter(Ast.Require.class::isInstance)
            .map(statement -> ((Ast.Require) statement).condition().span().text())
            .toList();
    Map<Boolean, List<String>> lines =
        definition.doc().stream()
            .collect(Collectors.partitioningBy(line -> line.startsWith(Example.INDENT)));
    return new Entry(
        section,
        definition.name().name(),
        new DefinitionHead(definition).text(),
        String.join("\n", lines.getOrDefault(false, List.of())).strip(),
        lines.getOrDefault(true, List.of()).stream().map(Example::of).toList(),
        requirements,
        definition.span().text());
  }

  /** All that is said of a name. */
  public List<Entry> of(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).toList();
  }

  /** The name that one nearly like it may mean. */
  public Optional<String> nearest(String name) {
    return NearestName.of(name, names());
  }

  private List<String> names() {
    return List.copyOf(new LinkedHashSet<>(entries.stream().map(Entry::name).toList()));
  }
}
