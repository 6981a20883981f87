package dev.nnc.compiler.syntax;

import dev.nnc.compiler.text.LibraryFiles;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that other tools define, and what to write instead; read when a name is not known. */
public final class ForeignNames {
  private ForeignNames() {}

  private static final class Holder {
    private static final Map<String, String> ANSWERS = read();

    /** By names without case and underscores; empty where several answers fit. */
    private static final Map<String, String> ALIKE = new HashMap<>();

    static {
      ANSWERS.forEach(
          (name, answer) ->
              ALIKE.merge(folded(name), answer, (one, other) -> one.equals(other) ? one : ""));
    }

    private static Map<String, String> read() {
      Map<String, String> answers = new HashMap<>();
      for (String line : LibraryFiles.lines("foreign.txt")) {
        int colon = line.indexOf(": ");
        answers.put(line.substring(0, colon), line.substring(colon + 2));
      }
      return answers;
    }
  }

  /** What to write instead; case and underscores count only where names differ in nothing else. */
  public static Optional<String> answer(String name) {
    return Optional.ofNullable(Holder.ANSWERS.get(name))
        .or(() -> Optional.ofNullable(Holder.ALIKE.get(folded(name))).filter(a -> !a.isEmpty()));
  }

  private static String folded(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
