package dev.nnc.compiler.check;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.expression.Declared;
import dev.nnc.compiler.check.expression.Mentions;
import dev.nnc.compiler.check.expression.RuleNames;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.UnknownNames;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what no model uses: definitions for unknown names, and settings and placeholders at all.
 */
final class Leftovers {
  private static final Set<String> ALWAYS =
      Set.of("step", "training", RuleNames.PARAMETER, RuleNames.GRADIENT);

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
        names(definition, globals);
      }
    }
  }

  private void names(Ast.Definition definition, Scope globals) {
    Scope scope = new Scope(globals);
    Set<String> known = new HashSet<>(ALWAYS);
    for (Ast.Parameter parameter : definition.parameters()) {
      known.add(parameter.name().name());
      new Mentions(name -> known.add(name.name()), name -> {}).parameters(List.of(parameter));
    }
    bound(definition.body(), known);
    new Mentions(
            name -> {
              if (!known.contains(name.name()) && scope.find(name.name()) == null) {
                report(UnknownNames.value(name.name(), name.span(), scope));
              }
            },
            name -> {
              if (!known.contains(name.name()) && scope.find(name.name()) == null) {
                report(UnknownNames.function(name.name(), name.span(), scope));
              }
            })
        .statements(definition.body());
  }

  private void report(Problem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    if (diagnostic != null) {
      diagnostics.report(diagnostic);
    }
  }

  private static void bound(List<Ast.Statement> body, Set<String> known) {
    for (Ast.Statement statement : body) {
      Ast.Identifier name = Declared.name(statement);
      if (name != null) {
        known.add(name.name());
      }
      if (statement instanceof Ast.Bind bind) {
        bind.targets().forEach(target -> known.add(target.name()));
      } else if (statement instanceof Ast.Repeat repeat) {
        if (repeat.index() != null) {
          known.add(repeat.index().name());
        }
        bound(repeat.body(), known);
      } else if (statement instanceof Ast.If choice) {
        choice.branches().forEach(branch -> bound(branch.body(), known));
        List<Ast.Statement> otherwise = choice.otherwise();
        bound(otherwise == null ? List.of() : otherwise, known);
      }
    }
  }

  // ---------------------------------------------------------------- names never mentioned

  /** Warns of dims, configs and placeholders of the main script that nothing mentions. */
  void unused(Source main) {
    Set<String> mentioned = new HashSet<>();
    Mentions mentions =
        new Mentions(name -> mentioned.add(name.name()), name -> mentioned.add(name.name()));
    items.forEach(item -> mention(item, mentions));
    for (Ast.Item item : items) {
      if (item.span().source() != main) {
        continue;
      }
      if (item instanceof Ast.DimItem dim) {
        unused("dim", dim.name(), mentioned);
      } else if (item instanceof Ast.Config config) {
        unused("config", config.name(), mentioned);
      } else if (item instanceof Ast.Model model) {
        placeholders(model, mentioned);
      }
    }
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
