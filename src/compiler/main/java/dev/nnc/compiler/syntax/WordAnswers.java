package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.LibraryFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers to words of other tools, from a file beside the library: {@code word word: answer}. */
final class WordAnswers {
  private final Map<String, String> answers = new HashMap<>();

  WordAnswers(String file) {
    for (String line : LibraryFiles.lines(file)) {
      int colon = line.indexOf(": ");
      for (String word : line.substring(0, colon).split(" ")) {
        answers.put(word, line.substring(colon + 2));
      }
    }
  }

  Optional<String> of(String word) {
    return Optional.ofNullable(answers.get(word));
  }
}
