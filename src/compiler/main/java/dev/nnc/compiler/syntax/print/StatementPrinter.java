package dev.nnc.compiler.syntax.print;

import static dev.nnc.compiler.syntax.print.Layout.enclosed;
import static dev.nnc.compiler.syntax.print.Layout.group;
import static dev.nnc.compiler.syntax.print.Layout.list;
import static dev.nnc.compiler.syntax.print.Layout.sequence;
import static dev.nnc.compiler.syntax.print.Layout.word;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Precedence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements without blocks, and the heads of those with blocks, as text. */
final class StatementPrinter {
  private StatementPrinter() {}

  static Layout print(Ast.Statement statement, Tabs tabs) {
    if (statement instanceof Ast.Bind bind) {
      return sequence(word(tabs.name(targets(bind))), bound(" =", bind.value()));
    }
    if (statement instanceof Ast.Placeholder placeholder) {
      Layout head = head("placeholder", placeholder.name(), tabs);
      return sequence(head, word(" : "), type(placeholder.type()));
    }
    if (statement instanceof Ast.Declaration declaration) {
      return declaration(declaration, tabs);
    }
    if (statement instanceof Ast.Output output) {
      return sequence(head("output", output.name(), tabs), bound(" =", output.value()));
    }
    if (statement instanceof Ast.LayerItem layer) {
      return sequence(word("layer " + layer.name().name()), bound(" =", layer.value()));
    }
    if (statement instanceof Ast.Return result) {
      Layout values = ExpressionPrinter.all(result.values());
      return sequence(word("return "), result.values().size() == 1 ? values : indented(values));
    }
    if (statement instanceof Ast.Penalty penalty) {
      return sequence(word("penalty "), ExpressionPrinter.print(penalty.value()));
    }
    if (statement instanceof Ast.Require require) {
      return require(require);
    }
    return TrainPrinter.print(statement, tabs);
  }

  private static Layout head(String keyword, Ast.Identifier name, Tabs tabs) {
    return word(tabs.keyword(keyword) + tabs.name(name.name()));
  }

  /** The head of a {@code dim} or {@code config}. */
  static String setting(Ast.Item item) {
    return item instanceof Ast.DimItem dim
        ? "dim " + dim.name().name()
        : "config " + ((Ast.Config) item).name().name();
  }

  static String keyword(Ast.Declaration declaration) {
    return declaration.kind().name().toLowerCase(Locale.ROOT);
  }

  static String targets(Ast.Bind bind) {
    return bind.targets().stream()
        .map(target -> target.next() ? target.name() + "'" : target.name())
        .collect(Collectors.joining(", "));
  }

  private static Layout require(Ast.Require require) {
    List<Ast.Expression> parts = new ArrayList<>(List.of(require.condition()));
    if (require.help() != null) {
      parts.add(require.help());
    }
    return sequence(word("require "), indented(ExpressionPrinter.all(parts)));
  }

  private static Layout declaration(Ast.Declaration declaration, Tabs tabs) {
    return sequence(
        head(keyword(declaration), declaration.name(), tabs),
        typed(declaration.type()),
        bound(declaration.drawn() ? " ~" : " =", declaration.initial()));
  }

  /** A value behind its sign; a chain that does not fit beside it goes to the next line. */
  static Layout bound(String sign, Ast.@Nullable Expression value) {
    if (value == null) {
      return word("");
    }
    Layout layout = ExpressionPrinter.print(value);
    return Precedence.of(value) == Precedence.VALUE
        ? sequence(word(sign + " "), layout)
        : group(word(sign), new Layout.Indent(sequence(Layout.Break.SPACE, layout)));
  }

  /** The value of a definition, on the next line where it does not fit beside the head. */
  static Layout defined(Ast.Expression value) {
    Layout layout = ExpressionPrinter.print(value);
    return group(word(" ="), new Layout.Indent(sequence(Layout.Break.SPACE, layout)));
  }

  static Layout indented(Layout layout) {
    return new Layout.Indent(layout);
  }

  // ---------------------------------------------------------------- types and parameters

  private static Layout typed(Ast.@Nullable TypeReference type) {
    return type == null ? word("") : sequence(word(" : "), type(type));
  }

  private static Layout type(Ast.TypeReference type) {
    List<Ast.DimReference> dimensions = type.dimensions();
    if (dimensions == null || dimensions.isEmpty()) {
      return word(type.base() + (dimensions == null ? "" : "[]"));
    }
    List<Layout> sizes = dimensions.stream().map(StatementPrinter::dimension).toList();
    return sequence(word(type.base()), enclosed("[", list(sizes), "]"));
  }

  private static Layout dimension(Ast.DimReference dimension) {
    Ast.Expression size = dimension.size();
    return size == null ? word("...") : ExpressionPrinter.print(size);
  }

  static Layout parameters(List<Ast.Parameter> parameters) {
    List<Layout> before = layouts(parameters, true);
    List<Layout> behind = layouts(parameters, false);
    if (parameters.isEmpty()) {
      return word("()");
    }
    if (behind.isEmpty()) {
      return enclosed("(", list(before), ")");
    }
    Layout border =
        sequence(word(";"), before.isEmpty() ? new Layout.Word(" ") : Layout.Break.SPACE);
    return enclosed("(", sequence(list(before), border, list(behind)), ")");
  }

  private static List<Layout> layouts(List<Ast.Parameter> parameters, boolean positional) {
    return parameters.stream()
        .filter(parameter -> parameter.positional() == positional)
        .map(StatementPrinter::parameter)
        .toList();
  }

  private static Layout parameter(Ast.Parameter parameter) {
    return sequence(
        word(parameter.name().name()), typed(parameter.type()), bound(" =", parameter.preset()));
  }
}
