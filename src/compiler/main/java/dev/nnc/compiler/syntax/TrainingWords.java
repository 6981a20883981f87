package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.LibraryFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Words that other tools say trainings with, and the statements that say it here. */
public final class TrainingWords {
  private TrainingWords() {}

  private static final class Holder {
    private static final Map<String, String> ANSWERS = read();

    private static Map<String, String> read() {
      Map<String, String> answers = new HashMap<>();
      for (String line : LibraryFiles.lines("training_words.txt")) {
        int colon = line.indexOf(": ");
        for (String word : line.substring(0, colon).split(" ")) {
          answers.put(word, line.substring(colon + 2));
        }
      }
      return answers;
    }
  }

  /** What to write in a train block instead. */
  public static Optional<String> answer(String word) {
    return Optional.ofNullable(Holder.ANSWERS.get(word));
  }
}
