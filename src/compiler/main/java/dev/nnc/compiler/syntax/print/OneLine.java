package dev.nnc.compiler.syntax.print;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import java.util.List;

/** Blocks of one statement that were written on one line and stay there. */
final class OneLine {
  private OneLine() {}

  static String block(List<Ast.Statement> body) {
    return body.isEmpty() ? " { }" : " { " + statement(body.get(0)) + " }";
  }

  private static String statement(Ast.Statement statement) {
    if (statement instanceof Ast.If choice) {
      return choice(choice);
    }
    if (statement instanceof Ast.Repeat repeat) {
      Ast.Identifier index = repeat.index();
      String head = "repeat " + ExpressionPrinter.print(repeat.count()).flat();
      return head + (index == null ? "" : " as " + index.name()) + block(repeat.body());
    }
    return StatementPrinter.print(statement, Tabs.NONE).flat();
  }

  static String choice(Ast.If choice) {
    StringBuilder out = new StringBuilder();
    for (Ast.Branch branch : choice.branches()) {
      out.append(out.isEmpty() ? "if " : " else if ");
      out.append(ExpressionPrinter.print(branch.condition()).flat()).append(block(branch.body()));
    }
    List<Ast.Statement> otherwise = choice.otherwise();
    return otherwise == null ? out.toString() : out + " else" + block(otherwise);
  }

  static boolean may(Ast.If choice, String text, LineWriter out) {
    List<Ast.Statement> otherwise = choice.otherwise();
    return choice.branches().stream().allMatch(branch -> isShort(branch.body()))
        && (otherwise == null || isShort(otherwise))
        && fits(choice.span(), text, out);
  }

  static boolean may(Span span, String text, List<Ast.Statement> body, LineWriter out) {
    return isShort(body) && fits(span, text, out);
  }

  private static boolean fits(Span span, String text, LineWriter out) {
    boolean one = LineWriter.lastLine(span) == span.line();
    return one
        && out.indent() + text.codePointCount(0, text.length()) <= Layout.WIDTH
        && !out.hasCommentIn(span);
  }

  private static boolean isShort(List<Ast.Statement> body) {
    if (body.isEmpty()) {
      return true;
    }
    Ast.Statement only = body.get(0);
    if (only instanceof Ast.Repeat repeat) {
      return body.size() == 1 && isShort(repeat.body());
    }
    return body.size() == 1 && !(only instanceof Ast.If);
  }
}
