package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.LibraryFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names that other tools define, and what to write instead; read when a name is not known. */
public final class ForeignNames {
  private ForeignNames() {}

  private static final class Holder {
    private static final Map<String, String> ANSWERS = read();

    private static Map<String, String> read() {
      Map<String, String> answers = new HashMap<>();
      for (String line : LibraryFiles.lines("foreign.txt")) {
        int colon = line.indexOf(": ");
        answers.put(line.substring(0, colon), line.substring(colon + 2));
      }
      return answers;
    }
  }

  /** What to write instead. */
  public static Optional<String> answer(String name) {
    return Optional.ofNullable(Holder.ANSWERS.get(name));
  }
}
