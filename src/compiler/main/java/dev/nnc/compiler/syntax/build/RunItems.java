package dev.nnc.compiler.syntax.build;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.TrainingWords;
import dev.nnc.compiler.syntax.antlr.NnParser;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** What {@code run} says: each thing once, in any order. */
final class RunItems {
  private enum Kind {
    BATCH("the batch"),
    SEED("the seed"),
    ORDER("`in order`"),
    DURATION("the duration");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  private final Places places;
  private final ExpressionBuilder expressions;
  private final Diagnostics diagnostics;
  private final Map<Kind, NnParser.RunItemContext> found = new LinkedHashMap<>();

  RunItems(Places places, ExpressionBuilder expressions, Diagnostics diagnostics) {
    this.places = places;
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  void add(NnParser.RunItemContext item) {
    Kind kind = kind(item);
    NnParser.RunItemContext first = found.putIfAbsent(kind, item);
    if (first != null && !isForeign(places.of(item)) && !isForeign(places.of(first))) {
      Span span = places.of(item);
      diagnostics.report(
          Diagnostic.of(Code.DUPLICATE_STATEMENT, span, "`run` says " + kind.title + " twice")
              .related(places.of(first), "said here first"));
    }
  }

  /** Whether it is a word of other tools, which has its answer then. */
  private boolean isForeign(Span span) {
    Optional<String> answer = TrainingWords.answer(span.text());
    answer.ifPresent(
        help ->
            diagnostics.report(
                Diagnostic.of(
                        Code.FOREIGN_SYNTAX, span, "`" + span.text() + "` is no part of `run`")
                    .help(help)));
    return answer.isPresent();
  }

  private static Kind kind(NnParser.RunItemContext item) {
    if (item.BATCH() != null) {
      return Kind.BATCH;
    }
    if (item.SEED() != null) {
      return Kind.SEED;
    }
    return item.IN() != null ? Kind.ORDER : Kind.DURATION;
  }

  Ast.Run toRun(ParserRuleContext rule) {
    return new Ast.Run(
        places.of(rule),
        value(Kind.BATCH),
        value(Kind.DURATION),
        value(Kind.SEED),
        found.containsKey(Kind.ORDER));
  }

  private Ast.@Nullable Expression value(Kind kind) {
    NnParser.RunItemContext item = found.get(kind);
    return item == null ? null : expressions.expression(item.expression());
  }
}
