package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.antlr.NnLexer;
import dev.nnc.runtime.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What statements look like, to be shown to who got one wrong. */
final class Forms {
  /** What stands behind a statement's first word. */
  enum Next {
    NAME("a name"),
    TEXT("a text in double quotes"),
    CALL("a call"),
    EXPRESSION("an expression");

    private final String title;

    Next(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** The form of one kind of statement. */
  record Form(Next next, String example) {}

  private static final Map<Integer, Form> FORMS = new LinkedHashMap<>();

  static {
    add(NnLexer.USE, Next.TEXT, "use \"layers.nn\"");
    add(NnLexer.DIM, Next.NAME, "dim features = 130");
    add(NnLexer.CONFIG, Next.NAME, "config drop = 0.2");
    add(NnLexer.DEF, Next.NAME, "def f(x) = x^2");
    add(NnLexer.OPTIMIZER, Next.NAME, "optimizer sgd(rate) { parameter' = … }");
    add(NnLexer.MODEL, Next.NAME, "model Name { … }");
    add(NnLexer.TRAIN, Next.NAME, "train Name { … }");
    add(NnLexer.PLACEHOLDER, Next.NAME, "placeholder x : float[batch, 2]");
    add(NnLexer.VARIABLE, Next.NAME, "variable w : float[2, 1] ~ normal(stddev = 1)");
    add(NnLexer.STATE, Next.NAME, "state count : float[] = 0");
    add(NnLexer.SLOT, Next.NAME, "slot m = 0");
    add(NnLexer.OUTPUT, Next.NAME, "output p = sigmoid(logits)");
    add(NnLexer.LAYER, Next.NAME, "layer d = dense(64)");
    add(NnLexer.REPEAT, Next.EXPRESSION, "repeat 3 as i { … }");
    add(NnLexer.IF, Next.EXPRESSION, "if condition { … } else { … }");
    add(NnLexer.RETURN, Next.EXPRESSION, "return x");
    add(NnLexer.PENALTY, Next.EXPRESSION, "penalty sum(w^2)");
    add(NnLexer.REQUIRE, Next.EXPRESSION, "require rate >= 0, \"what to do\"");
    add(NnLexer.DATA, Next.CALL, "data csv(\"file.csv\") { x = [a, b], y = [c] } split 80% / 20%");
    add(NnLexer.VALIDATE, Next.CALL, "validate csv(\"file.csv\") { x = [a, b], y = [c] }");
    add(NnLexer.LOSS, Next.EXPRESSION, "loss mse(y, target) weighted w");
    add(NnLexer.REGULARIZE, Next.EXPRESSION, "regularize l2(0.01) on \"**/weight\"");
    add(NnLexer.CONSTRAIN, Next.EXPRESSION, "constrain max_norm(2) on \"**/weight\"");
    add(NnLexer.OPTIMIZE, Next.EXPRESSION, "optimize adam(1e-3) on \"head/**\" else sgd(0.1)");
    add(NnLexer.AVERAGE, Next.EXPRESSION, "average 0.99");
    add(NnLexer.RUN, Next.EXPRESSION, "run batch 8, 20 epochs, seed 0, in order");
    add(NnLexer.METRIC, Next.EXPRESSION, "metric accuracy(p, label)");
    add(NnLexer.LOG, Next.EXPRESSION, "log w every 500 steps");
    add(NnLexer.STOP, Next.EXPRESSION, "stop auc without gain of 1e-4 for 10 epochs, restore best");
    add(NnLexer.CHECKPOINT, Next.TEXT, "checkpoint \"folder\" every 1 epochs keep 3");
    add(NnLexer.PLOT, Next.CALL, "plot scatter(x by y) to \"file.svg\"");
  }

  private Forms() {}

  private static void add(int word, Next next, String example) {
    FORMS.put(word, new Form(next, example));
  }

  static @Nullable Form of(int word) {
    return FORMS.get(word);
  }

  /** The word that a misspelt one at the beginning of an item or statement stands for. */
  static Optional<String> nearest(String word, boolean item) {
    List<String> words = new ArrayList<>();
    for (int type : FORMS.keySet()) {
      if (StatementStart.isItemWord(type) == item) {
        words.add(NnLexer.VOCABULARY.getLiteralName(type).replace("'", ""));
      }
    }
    return NearestName.of(word, words);
  }
}
