package dev.nnc.compiler.check.block;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.builtin.Builtins;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.library.Prelude;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that every block of a script sees: the library's, then the script's own. */
public final class Globals {
  private static final String FORM = "a value is written as in a script, such as 3 or relu";

  private final List<Ast.Item> items;
  private final Map<String, Ast.Expression> overrides = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();

  public Globals(List<Ast.Item> items, Map<String, String> overridden, Diagnostics diagnostics) {
    this.items = items;
    overridden.forEach((name, text) -> override(name, text, diagnostics));
    duplicates(diagnostics);
  }

  private void override(String name, String text, Diagnostics diagnostics) {
    List<String> names = new ArrayList<>();
    for (Ast.Item item : items) {
      Ast.Identifier identifier = setting(item);
      if (identifier != null) {
        names.add(identifier.name());
      }
    }
    if (names.contains(name)) {
      Diagnostics own = new Diagnostics();
      Source source = Source.of("new value of " + name, text);
      overrides.put(name, ScriptParser.expression(source, own));
      own.sorted().stream().map(read -> read.help(FORM)).forEach(diagnostics::report);
      if (own.hasErrors()) {
        unreadable.add(name);
      }
      return;
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.UNKNOWN_SETTING, null, "the script has no dim or config `" + name + "` to set");
    String help =
        Nearest.question(name, names)
            .orElse(names.isEmpty() ? "it has none" : "it has " + String.join(", ", names));
    diagnostics.report(diagnostic.help(help));
  }

  private static Ast.@Nullable Identifier setting(Ast.Item item) {
    if (item instanceof Ast.DimItem dim) {
      return dim.name();
    }
    return item instanceof Ast.Config config ? config.name() : null;
  }

  /** Definitions of one name must differ in their parameters' types; other names are unique. */
  private void duplicates(Diagnostics diagnostics) {
    Map<String, Ast.Item> first = new HashMap<>();
    Map<String, Ast.Item> forms = new HashMap<>();
    for (Ast.Item item : items) {
      Ast.Identifier name = name(item);
      if (name == null) {
        continue;
      }
      Ast.Item before = first.putIfAbsent(name.name(), item);
      Ast.Item alike =
          item instanceof Ast.Definition definition && before instanceof Ast.Definition
              ? forms.get(key(definition))
              : before;
      if (item instanceof Ast.Definition definition) {
        forms.put(key(definition), item);
      }
      if (alike != null) {
        diagnostics.report(duplicate(name, alike));
      }
    }
  }

  private static Diagnostic duplicate(Ast.Identifier name, Ast.Item before) {
    Ast.Identifier first = name(before);
    return Diagnostic.of(
            Code.DUPLICATE_NAME, name.span(), "`" + name.name() + "` is defined already")
        .related(first == null ? null : first.span(), "the first one")
        .help("choose another name");
  }

  private static Ast.@Nullable Identifier name(Ast.Item item) {
    return item instanceof Ast.Definition definition ? definition.name() : setting(item);
  }

  private static String key(Ast.Definition definition) {
    StringBuilder key = new StringBuilder(definition.name().name());
    for (Ast.Parameter parameter : definition.parameters()) {
      Ast.TypeReference type = parameter.type();
      key.append('|').append(type == null ? "" : type.span().text().replaceAll("\\s", ""));
    }
    return key.toString();
  }

  /** A fresh scope with all of them, its tensors made by the elaborator's builder. */
  public Scope scope(Elaborator elaborator) {
    Scope library = new Scope(null);
    Builtins.all().forEach((name, b) -> library.bind(name, new Value.Primitive(b), null));
    library.bind("none", Value.NONE, null);
    library.bind("batch", new Value.Dimension(Dim.dynamic("batch")), null);
    Prelude.definitions()
        .forEach(
            (name, overloads) ->
                library.bind(name, new Value.Defined(name, overloads, library), overloads.first()));
    Scope own = new Scope(library);
    List<Ast.Definition> definitions = new ArrayList<>();
    for (Ast.Item item : items) {
      if (item instanceof Ast.Definition definition) {
        definitions.add(definition);
      }
    }
    define(definitions, own);
    for (Ast.Item item : items) {
      Ast.Identifier name = setting(item);
      if (name != null) {
        own.announce(name.name(), new Scope.Later(name.span(), false));
      }
    }
    for (Ast.Item item : items) {
      bind(item, own, elaborator);
    }
    return own;
  }

  private static void define(List<Ast.Definition> definitions, Scope scope) {
    Map<String, List<Ast.Definition>> byName = new LinkedHashMap<>();
    for (Ast.Definition definition : definitions) {
      byName.computeIfAbsent(definition.name().name(), n -> new ArrayList<>()).add(definition);
    }
    byName.forEach(
        (name, overloads) ->
            scope.bind(
                name,
                new Value.Defined(name, List.copyOf(overloads), scope),
                overloads.get(0).name().span()));
  }

  private void bind(Ast.Item item, Scope scope, Elaborator elaborator) {
    Ast.Identifier name = setting(item);
    if (name == null || NameRules.isGiven(name.name())) {
      return;
    }
    Value value = Value.BROKEN;
    try {
      if (unreadable.contains(name.name())) {
        throw Problem.silent();
      }
      value =
          item instanceof Ast.DimItem dim
              ? dimension(dim, scope, elaborator)
              : elaborator.evaluate(
                  overrides.getOrDefault(name.name(), ((Ast.Config) item).value()), scope);
    } catch (Problem e) {
      elaborator.context().report(overrides.containsKey(name.name()) ? overridden(e, name) : e);
    }
    scope.bind(name.name(), value, name.span());
  }

  private static Problem overridden(Problem problem, Ast.Identifier name) {
    Diagnostic diagnostic = problem.diagnostic();
    return diagnostic == null
        ? problem
        : new Problem(
            Diagnostic.of(diagnostic.code(), diagnostic.span(), diagnostic.message())
                .related(name.span(), "`" + name.name() + "` is declared here")
                .help(FORM));
  }

  private Value dimension(Ast.DimItem item, Scope scope, Elaborator elaborator) {
    String name = item.name().name();
    Ast.Expression written = overrides.getOrDefault(name, item.value());
    if (written instanceof Ast.Name word && word.name().equals("dynamic")) {
      return new Value.Dimension(Dim.dynamic(name));
    }
    Value value = elaborator.evaluate(written, scope);
    Dim dim = elaborator.types().dimension(value, written.span());
    return new Value.Dimension(dim.isFixed() ? Dim.named(name, dim.size()) : dim);
  }
}
