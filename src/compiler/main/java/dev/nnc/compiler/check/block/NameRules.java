package dev.nnc.compiler.check.block;

import dev.nnc.compiler.check.expression.Declared;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the names that a script gives, to whatever it gives them. */
public final class NameRules {
  /**
   * Names that mean something in every expression; another meaning would change what others say.
   */
  private static final Map<String, String> GIVEN =
      Map.of(
          "batch", "is the number of rows",
          "step", "is the number of completed updates",
          "training", "says whether the model is being trained",
          "none", "is the absence of a value");

  private final Diagnostics diagnostics;

  public NameRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Whether the language gives the name its meaning. */
  static boolean isGiven(String name) {
    return GIVEN.containsKey(name);
  }

  public void check(Ast.Item item) {
    if (item instanceof Ast.DimItem dim) {
      require(dim.name());
    } else if (item instanceof Ast.Config config) {
      require(config.name());
    } else if (item instanceof Ast.Model model) {
      check(model.body());
    } else if (item instanceof Ast.Definition definition) {
      require(definition.name());
      parameters(definition);
      check(definition.body());
    }
  }

  private void parameters(Ast.Definition definition) {
    Map<String, Span> seen = new HashMap<>();
    for (Ast.Parameter parameter : definition.parameters()) {
      Ast.Identifier name = parameter.name();
      check(name);
      Span before = seen.putIfAbsent(name.name(), name.span());
      if (before != null) {
        diagnostics.report(
            Diagnostic.of(
                    Code.DUPLICATE_NAME,
                    name.span(),
                    "`%s` has a parameter `%s` already"
                        .formatted(definition.name().name(), name.name()))
                .related(before, "the first one")
                .help("choose another name"));
      }
    }
  }

  private void check(List<Ast.Statement> body) {
    for (Ast.Statement statement : body) {
      boolean shown = statement instanceof Ast.Output output && output.value() == null;
      Ast.Identifier name = Declared.name(statement);
      if (name != null && !shown) {
        check(name);
      }
      if (statement instanceof Ast.Bind bind) {
        bind.targets().forEach(this::check);
      } else if (statement instanceof Ast.Repeat repeat) {
        repeat(repeat);
      } else if (statement instanceof Ast.If choice) {
        choice.branches().forEach(branch -> check(branch.body()));
        List<Ast.Statement> otherwise = choice.otherwise();
        check(otherwise == null ? List.of() : otherwise);
      }
    }
  }

  private void repeat(Ast.Repeat repeat) {
    Ast.Identifier index = repeat.index();
    if (index != null) {
      check(index);
    }
    check(repeat.body());
  }

  private void check(Ast.Target target) {
    if (!target.next()) {
      check(new Ast.Identifier(target.span(), target.name()));
    }
  }

  /** Inside an item a name may hide another, but sizes are said with this one. */
  private void check(Ast.Identifier name) {
    if (name.name().equals("batch")) {
      require(name);
    }
  }

  private void require(Ast.Identifier name) {
    String meaning = GIVEN.get(name.name());
    if (meaning != null) {
      diagnostics.report(
          Diagnostic.of(
                  Code.DUPLICATE_NAME,
                  name.span(),
                  "`" + name.name() + "` " + meaning + ", and nothing else can be called so")
              .help("choose another name"));
    }
  }
}
