package dev.nnc.runtime.data.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The characters that options give a meaning in a file; some must not be the same. */
public final class SourceLetters {
  private static final List<Pair> PAIRS =
      List.of(
          new Pair(SourceOption.SEPARATOR, SourceOption.QUOTE),
          new Pair(SourceOption.SEPARATOR, SourceOption.COMMENT),
          new Pair(SourceOption.QUOTE, SourceOption.COMMENT),
          new Pair(SourceOption.SEPARATOR, SourceOption.DECIMAL),
          new Pair(SourceOption.THOUSANDS, SourceOption.DECIMAL));

  private final SourceKind kind;
  private final Map<String, String> options;

  private record Pair(SourceOption one, SourceOption other) {}

  private SourceLetters(SourceKind kind, Map<String, String> options) {
    this.kind = kind;
    this.options = options;
  }

  /**
   * What is wrong where two options mean the same character; empty if none do.
   *
   * @param options values that their options accept, by the options' words
   */
  public static Optional<String> clash(SourceKind kind, Map<String, String> options) {
    SourceLetters letters = new SourceLetters(kind, options);
    return PAIRS.stream().filter(letters::areEqual).findFirst().map(letters::told);
  }

  private boolean areEqual(Pair pair) {
    String one = letter(pair.one);
    return one != null && !one.isEmpty() && one.equals(letter(pair.other));
  }

  private String told(Pair pair) {
    return "`"
        + pair.one.word()
        + "` and `"
        + pair.other.word()
        + "` are the same character `"
        + letter(pair.one)
        + "`";
  }

  private @Nullable String letter(SourceOption option) {
    String said = options.get(option.word());
    return said == null ? usual(option) : said.replace("\t", "\\t");
  }

  private @Nullable String usual(SourceOption option) {
    return switch (option) {
      case SEPARATOR -> kind == SourceKind.TSV ? "\\t" : null;
      case QUOTE -> "\"";
      case DECIMAL -> ".";
      default -> null;
    };
  }
}
