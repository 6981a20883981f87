package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.Infix;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;

/** Expressions that the grammar can read but people read in two ways. */
final class Ambiguities {
  private static final int LONGEST_HELP = 60;

  private final Diagnostics diagnostics;

  Ambiguities(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** {@code a * b @ c} is refused: other languages disagree about it. */
  Ast.Chain besideMatmul(Ast.Chain chain) {
    Ast.Expression product = isMatmul(chain.first()) ? chain.first() : null;
    Infix sign = chain.links().get(0).operator();
    for (Ast.Link link : chain.links()) {
      if (product == null && isMatmul(link.operand())) {
        product = link.operand();
        sign = link.operator();
      }
    }
    if (product != null) {
      report(chain, product, sign);
    }
    return chain;
  }

  private static boolean isMatmul(Ast.Expression operand) {
    return operand instanceof Ast.Chain chain && chain.links().get(0).operator() == Infix.MATMUL;
  }

  private void report(Ast.Chain chain, Ast.Expression product, Infix sign) {
    Diagnostic diagnostic =
        Diagnostic.of(
                Code.AMBIGUOUS, chain.span(), "`" + sign.sign() + "` beside `@` needs parentheses")
            .label("which comes first, `" + sign.sign() + "` or `@`?");
    String text = product.span().text();
    diagnostics.report(
        text.length() > LONGEST_HELP ? diagnostic : diagnostic.help("write `(" + text + ")`"));
  }

  /** {@code a < b < c}. */
  void chainedComparison(Ast.Chain chain) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.AMBIGUOUS, chain.span(), "comparisons do not chain")
            .label("only two values can be compared at once");
    String help = pairs(chain);
    diagnostics.report(
        help.length() > LONGEST_HELP ? diagnostic : diagnostic.help("write `" + help + "`"));
  }

  private static String pairs(Ast.Chain chain) {
    StringBuilder out = new StringBuilder();
    Span left = chain.first().span();
    for (Ast.Link link : chain.links()) {
      out.append(out.isEmpty() ? "" : " and ").append(left.text());
      out.append(' ').append(link.operator().sign()).append(' ');
      out.append(link.operand().span().text());
      if (out.length() > LONGEST_HELP) {
        break;
      }
      left = link.operand().span();
    }
    return out.toString();
  }
}
