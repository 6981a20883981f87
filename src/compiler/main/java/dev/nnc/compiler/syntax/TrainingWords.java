package dev.nnc.compiler.syntax;

import java.util.Optional;

/** Words that other tools say trainings with, and the statements that say it here. */
public final class TrainingWords {
  private TrainingWords() {}

  private static final class Holder {
    private static final WordAnswers ANSWERS = new WordAnswers("training_words.txt");
  }

  /** What to write in a train block instead. */
  public static Optional<String> answer(String word) {
    return Holder.ANSWERS.of(word);
  }
}
