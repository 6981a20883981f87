package dev.nnc.data;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceLetters;
import dev.nnc.runtime.data.source.SourceOption;
import dev.nnc.runtime.data.source.SourceRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named arguments of a reader, checked: a compiled script's are right, others' need not be. */
final class ReaderOptions {
  private final Map<String, String> values;

  /**
   * @throws UserException if the request has an option or value that the kind does not know
   */
  ReaderOptions(SourceRequest request) {
    values = request.options();
    SourceKind kind = SourceKind.of(request.kind()).orElseThrow();
    values.forEach((name, value) -> check(kind, name, value));
    SourceLetters.clash(kind, values)
        .ifPresent(
            clash -> {
              throw new UserException(kind.word() + ": " + clash, "give one of them another");
            });
  }

  private static void check(SourceKind kind, String name, String value) {
    SourceOption option = kind.option(name).orElseThrow(() -> unknown(kind, name));
    if (!option.accepts(value)) {
      throw new UserException(
          kind.word() + ": `" + name + " = " + value + "` is not " + option.wanted(), "");
    }
  }

  private static UserException unknown(SourceKind kind, String name) {
    List<String> known = kind.options().stream().map(SourceOption::word).toList();
    String has = known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known);
    return new UserException(
        kind.word() + " has no option `" + name + "`" + has, NearestName.question(name, known));
  }

  /** The value as written; null if it is not said. */
  @Nullable String text(SourceOption option) {
    return values.get(option.word());
  }

  /** A truth value; null if it is not said. */
  @Nullable Boolean truth(SourceOption option) {
    String value = text(option);
    return value == null ? null : Boolean.valueOf(value);
  }

  /** A whole number; 0 if it is not said. */
  int count(SourceOption option) {
    return Integer.parseInt(values.getOrDefault(option.word(), "0").replace("_", ""));
  }

  /** One character, {@code \t} for a tab; null if it is not said. */
  @Nullable Character letter(SourceOption option) {
    String value = text(option);
    return value == null || value.isEmpty() ? null : value.equals("\\t") ? '\t' : value.charAt(0);
  }
}
