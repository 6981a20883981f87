package dev.nnc.compiler.check;

import dev.nnc.compiler.check.expression.Mentions;
import dev.nnc.compiler.check.expression.Uncalled;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks what no model uses: what is certain of definitions, and whether anything uses names at
 * all.
 */
final class Leftovers {
  private final List<Ast.Item> items;
  private final Diagnostics diagnostics;

  Leftovers(List<Ast.Item> items, Diagnostics diagnostics) {
    this.items = items;
    this.diagnostics = diagnostics;
  }

  // ---------------------------------------------------------------- definitions never called

  /** The names inside definitions that nothing called, and that were therefore never evaluated. */
  void uncalled(Set<Ast.Definition> called, Scope globals) {
    for (Ast.Item item : items) {
      if (item instanceof Ast.Definition definition && !called.contains(definition)) {
        new Uncalled(definition, diagnostics).check(globals);
      }
    }
  }

  // ---------------------------------------------------------------- names never mentioned

  /** Warns of definitions, settings and placeholders of the main script that nothing mentions. */
  void unused(Source main) {
    Set<String> mentioned = new HashSet<>();
    items.forEach(item -> mention(item, mentions(item, mentioned)));
    for (Ast.Item item : items) {
      if (item.span().source() != main) {
        continue;
      }
      if (item instanceof Ast.DimItem dim) {
        unused("dim", dim.name(), mentioned);
      } else if (item instanceof Ast.Config config) {
        unused("config", config.name(), mentioned);
      } else if (item instanceof Ast.Definition definition && !choosesFunctions()) {
        unused(word(definition), definition.name(), mentioned);
      } else if (item instanceof Ast.Model model) {
        placeholders(model, mentioned);
      }
    }
  }

  /**
   * Whether a setting may name a definition: one that the script does not mention may be chosen.
   */
  private boolean choosesFunctions() {
    return items.stream()
        .anyMatch(
            item ->
                item instanceof Ast.Config config
                    && (config.value() instanceof Ast.Name || config.value() instanceof Ast.Call));
  }

  /** What a definition mentions of itself does not count. */
  private static Mentions mentions(Ast.Item item, Set<String> mentioned) {
    String own = item instanceof Ast.Definition definition ? definition.name().name() : "";
    Consumer<Ast.Identifier> mention =
        name -> {
          if (!name.name().equals(own)) {
            mentioned.add(name.name());
          }
        };
    return new Mentions(mention, mention);
  }

  private static String word(Ast.Definition definition) {
    return definition.kind() == Ast.DefinitionKind.DEF ? "def" : "optimizer";
  }

  private void placeholders(Ast.Model model, Set<String> mentioned) {
    for (Ast.Statement statement : model.body()) {
      if (statement instanceof Ast.Placeholder placeholder) {
        unused("placeholder", placeholder.name(), mentioned);
      }
    }
  }

  private void unused(String kind, Ast.Identifier name, Set<String> mentioned) {
    if (!mentioned.contains(name.name())) {
      diagnostics.report(
          Diagnostic.of(
                  Code.UNUSED, name.span(), "the " + kind + " `" + name.name() + "` is never used")
              .help("use it, or remove it"));
    }
  }

  private static void mention(Ast.Item item, Mentions mentions) {
    if (item instanceof Ast.DimItem dim) {
      mentions.expression(dim.value());
    } else if (item instanceof Ast.Config config) {
      mentions.expression(config.value());
    } else if (item instanceof Ast.Definition definition) {
      mentions.parameters(definition.parameters());
      mentions.statements(definition.body());
    } else if (item instanceof Ast.Model model) {
      mentions.statements(model.body());
    } else if (item instanceof Ast.Train train) {
      mentions.statements(train.body());
    }
  }
}
