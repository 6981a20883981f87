package dev.nnc.compiler.syntax.print;

import static dev.nnc.compiler.syntax.print.Layout.Break.SPACE;
import static dev.nnc.compiler.syntax.print.Layout.enclosed;
import static dev.nnc.compiler.syntax.print.Layout.group;
import static dev.nnc.compiler.syntax.print.Layout.list;
import static dev.nnc.compiler.syntax.print.Layout.sequence;
import static dev.nnc.compiler.syntax.print.Layout.word;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.syntax.Precedence;
import dev.nnc.compiler.syntax.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Expressions as text. Parentheses that the tree lacks and the text needs are added. */
final class ExpressionPrinter {
  private ExpressionPrinter() {}

  static Layout print(Ast.Expression expression) {
    return print(expression, Precedence.THEN);
  }

  static Layout print(Ast.Expression expression, Precedence least) {
    Layout layout = bare(expression);
    return Precedence.of(expression).compareTo(least) < 0 ? enclosed("(", layout, ")") : layout;
  }

  static Layout all(List<? extends Ast.Expression> expressions) {
    return list(expressions.stream().map(ExpressionPrinter::print).toList());
  }

  /** A range of columns may stand bare where nothing can follow it. */
  static Layout range(Ast.Expression expression) {
    return expression instanceof Ast.Range ? bare(expression) : print(expression);
  }

  private static Layout bare(Ast.Expression expression) {
    if (expression instanceof Ast.Chain chain) {
      return chain(chain);
    }
    if (expression instanceof Ast.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Ast.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Ast.Pipe pipe) {
      return tail(print(pipe.first(), Precedence.OR), "|>", pipe.stages(), Precedence.VALUE);
    }
    if (expression instanceof Ast.Then then) {
      List<Ast.Expression> rest = then.parts().subList(1, then.parts().size());
      return tail(print(then.parts().get(0), Precedence.WITH), "then", rest, Precedence.WITH);
    }
    return expression instanceof Ast.With with ? with(with) : value(expression);
  }

  private static Layout value(Ast.Expression expression) {
    if (expression instanceof Ast.Call call) {
      List<Layout> arguments = call.arguments().stream().map(ExpressionPrinter::argument).toList();
      return call(call.function().name(), arguments);
    }
    if (expression instanceof Ast.ListLiteral literal) {
      List<Layout> elements = literal.elements().stream().map(ExpressionPrinter::range).toList();
      return elements.isEmpty() ? word("[]") : enclosed("[", list(elements), "]");
    }
    if (expression instanceof Ast.Index index) {
      List<Layout> items = index.items().stream().map(ExpressionPrinter::item).toList();
      return sequence(print(index.target(), Precedence.VALUE), enclosed("[", list(items), "]"));
    }
    if (expression instanceof Ast.Parenthesized inner) {
      return enclosed("(", print(inner.inner()), ")");
    }
    if (expression instanceof Ast.Range range) {
      return sequence(print(range.from()), word(" to "), print(range.to()));
    }
    if (expression instanceof Ast.Missing missing) {
      Layout value = print(missing.value(), Precedence.VALUE);
      return sequence(value, word(" missing "), fill(missing.fill()));
    }
    return expression instanceof Ast.Quantity quantity ? quantity(quantity) : atom(expression);
  }

  private static Layout atom(Ast.Expression expression) {
    if (expression instanceof Ast.Number number) {
      return word(number.text());
    }
    if (expression instanceof Ast.Text text) {
      return word(Quotes.quote(text.value()));
    }
    if (expression instanceof Ast.Truth truth) {
      return word(String.valueOf(truth.value()));
    }
    if (expression instanceof Ast.Name name) {
      return word(name.next() ? name.name() + "'" : name.name());
    }
    throw new IllegalStateException(expression.getClass().getSimpleName());
  }

  // ---------------------------------------------------------------- operators

  private static Layout chain(Ast.Chain chain) {
    Precedence least = Precedence.operand(chain.links().get(0).operator());
    List<Layout> rest = new ArrayList<>();
    for (Ast.Link link : chain.links()) {
      rest.add(SPACE);
      rest.add(word(link.operator().sign() + " "));
      rest.add(print(link.operand(), least));
    }
    return group(print(chain.first(), least), new Layout.Indent(new Layout.Sequence(rest)));
  }

  private static Layout binary(Ast.Binary binary) {
    Precedence least = Precedence.operand(binary.operator());
    if (binary.operator() == Infix.POWER) {
      Layout base = print(binary.left(), Precedence.SUFFIX);
      return sequence(base, word("^"), print(binary.right(), Precedence.UNARY));
    }
    Layout right = print(binary.right(), least);
    Layout sign = word(binary.operator().sign() + " ");
    return group(print(binary.left(), least), new Layout.Indent(sequence(SPACE, sign, right)));
  }

  private static Layout unary(Ast.Unary unary) {
    return switch (unary.operator()) {
      case MINUS -> sequence(word("-"), print(unary.operand(), Precedence.UNARY));
      case NOT -> sequence(word("not "), print(unary.operand(), Precedence.NOT));
    };
  }

  private static Layout tail(
      Layout first, String sign, List<Ast.Expression> parts, Precedence least) {
    List<Layout> rest = new ArrayList<>();
    for (Ast.Expression part : parts) {
      rest.add(SPACE);
      rest.add(word(sign + " "));
      rest.add(print(part, least));
    }
    return group(first, new Layout.Indent(new Layout.Sequence(rest)));
  }

  private static Layout with(Ast.With with) {
    Layout value = print(with.value(), Precedence.PIPE);
    List<Layout> written =
        with.substitutions().stream().map(ExpressionPrinter::substitution).toList();
    return written.size() == 1
        ? sequence(value, word(" with "), written.get(0))
        : sequence(value, word(" with "), braces(written));
  }

  private static Layout substitution(Ast.Substitution substitution) {
    Layout value = print(substitution.value(), Precedence.PIPE);
    return sequence(atom(substitution.variable()), word(" = "), value);
  }

  // ---------------------------------------------------------------- brackets

  static Layout call(String name, List<Layout> arguments) {
    return arguments.isEmpty()
        ? word(name + "()")
        : sequence(word(name), enclosed("(", list(arguments), ")"));
  }

  static Layout braces(List<Layout> entries) {
    return group(word("{"), new Layout.Indent(sequence(SPACE, list(entries))), SPACE, word("}"));
  }

  private static Layout argument(Ast.Argument argument) {
    Ast.Identifier name = argument.name();
    Layout value = range(argument.value());
    return name == null ? value : sequence(word(name.name() + " = "), value);
  }

  private static Layout item(Ast.IndexItem item) {
    Layout from = item.from() == null ? word("") : print(item.from());
    Layout to = item.to() == null ? word("") : print(item.to());
    return item.range() ? sequence(from, word(":"), to) : from;
  }

  private static Layout quantity(Ast.Quantity quantity) {
    String unit = quantity.unit().name().toLowerCase(Locale.ROOT);
    boolean one = quantity.amount() instanceof Ast.Number number && number.text().equals("1");
    String written = one ? unit.substring(0, unit.length() - 1) : unit;
    return sequence(print(quantity.amount(), Precedence.VALUE), word(" " + written));
  }

  private static Layout fill(Ast.Expression fill) {
    boolean negative =
        fill instanceof Ast.Unary unary
            && unary.operator() == Prefix.MINUS
            && Precedence.of(unary.operand()) == Precedence.VALUE;
    return negative ? bare(fill) : print(fill, Precedence.VALUE);
  }
}
