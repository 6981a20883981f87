package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.arithmetic.Arithmetic;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.value.ColumnSelection;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.runtime.data.Selector;
import java.util.ArrayList;
import java.util.List;

/** {@code column(…)} and {@code columns(…)}. */
final class ColumnCalls {
  private static final String EXAMPLES =
      "write columns(\"x*\"), columns(1 to 64), columns(\"a\" to \"f\") or column(65)";

  private final Elaborator elaborator;
  private final Scope scope;

  ColumnCalls(Elaborator elaborator, Scope scope) {
    this.elaborator = elaborator;
    this.scope = scope;
  }

  /** What is selected, and how many columns that is: -1 where only the file can say. */
  private record Part(Selector selector, int width) {}

  ColumnSelection column(Ast.Call call) {
    if (call.arguments().size() != 1 || call.arguments().get(0).name() != null) {
      throw wrongArguments(call);
    }
    Ast.Argument argument = call.arguments().get(0);
    Value value = elaborator.evaluate(argument.value(), scope);
    if (value instanceof Value.Text text) {
      return ColumnSelection.single(text.value(), call.span());
    }
    Part part = part(value, argument.span());
    if (!(part.selector instanceof Selector.Position one)) {
      throw backwards(argument.span(), "write column(1) for the first");
    }
    return ColumnSelection.position(one.position(), call.span());
  }

  ColumnSelection columns(Ast.Call call) {
    List<Part> parts = new ArrayList<>();
    List<Part> except = new ArrayList<>();
    for (Ast.Argument argument : call.arguments()) {
      if (argument.name() == null) {
        parts.add(part(elaborator.evaluate(argument.value(), scope), argument.span()));
      } else if (argument.name().name().equals("except")) {
        except.addAll(listed(argument));
      } else {
        throw wrongArguments(call);
      }
    }
    if (parts.isEmpty()) {
      throw wrongArguments(call);
    }
    if (parts.size() == 1 && except.isEmpty()) {
      return ColumnSelection.row(parts.get(0).selector, parts.get(0).width, call.span());
    }
    return ColumnSelection.row(
        new Selector.Several(selectors(parts), selectors(except)), -1, call.span());
  }

  private List<Part> listed(Ast.Argument argument) {
    Value value = elaborator.evaluate(argument.value(), scope);
    if (argument.value() instanceof Ast.ListLiteral list) {
      return list.elements().stream()
          .map(each -> part(elaborator.evaluate(each, scope), each.span()))
          .toList();
    }
    return List.of(part(value, argument.value().span()));
  }

  private static List<Selector> selectors(List<Part> parts) {
    return parts.stream().map(Part::selector).toList();
  }

  private static Problem wrongArguments(Ast.Call call) {
    return Problem.of(
        Code.BAD_DATA,
        call.span(),
        "`" + call.function().name() + "` needs names, patterns, positions or ranges of columns",
        call.function().name().equals("column")
            ? "write column(65) or column(\"unit price\")"
            : EXAMPLES + "; or several: columns(\"a\", \"x*\", 3 to 5, except = \"x9\")");
  }

  private static Part part(Value value, Span span) {
    if (value instanceof Value.Text text) {
      return new Part(new Selector.Pattern(text.value()), -1);
    }
    if (value instanceof Value.Columns columns && columns.selection().isPlainName()) {
      return new Part(columns.selection().selector(), 1);
    }
    if (value instanceof Value.Range range
        && range.from() instanceof Value.Text from
        && range.to() instanceof Value.Text to) {
      return new Part(new Selector.Between(from.value(), to.value()), -1);
    }
    return positions(value, span);
  }

  private static Part positions(Value value, Span span) {
    int from = position(value instanceof Value.Range range ? range.from() : value, span);
    int to = position(value instanceof Value.Range range ? range.to() : value, span);
    if (from < 1 || to < from) {
      throw backwards(span, "write columns(1 to 3) for the first three");
    }
    return from == to
        ? new Part(new Selector.Position(from), 1)
        : new Part(new Selector.Positions(from, to), to - from + 1);
  }

  private static Problem backwards(Span span, String help) {
    return Problem.of(Code.BAD_DATA, span, "columns are counted from 1, in ascending order", help);
  }

  private static int position(Value value, Span span) {
    double number =
        Arithmetic.number(value)
            .orElseThrow(
                () ->
                    Problem.of(
                        Code.BAD_DATA,
                        span,
                        "columns are named by text or counted by numbers",
                        EXAMPLES));
    return (int) number;
  }
}
