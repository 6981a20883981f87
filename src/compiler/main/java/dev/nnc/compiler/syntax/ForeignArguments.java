package dev.nnc.compiler.syntax;

import java.util.Optional;

/** Arguments of other tools that are no arguments here, and what says the same. */
public final class ForeignArguments {
  private ForeignArguments() {}

  private static final class Holder {
    private static final WordAnswers ANSWERS = new WordAnswers("foreign_arguments.txt");
  }

  /** What to write instead; much that other tools give to a call is a statement of a training. */
  public static Optional<String> answer(String argument) {
    return Holder.ANSWERS.of(argument).or(() -> TrainingWords.answer(argument));
  }
}
