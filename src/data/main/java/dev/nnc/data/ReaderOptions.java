package dev.nnc.data;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.SourceRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named arguments of a reader, checked. */
final class ReaderOptions {
  private final SourceRequest request;

  /**
   * @throws UserException if the request has an option that the reader does not know
   */
  ReaderOptions(SourceRequest request, List<String> known) {
    this.request = request;
    for (String name : request.options().keySet()) {
      if (!known.contains(name)) {
        String has = known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known);
        throw new UserException(
            request.kind() + " has no option `" + name + "`" + has,
            NearestName.question(name, known));
      }
    }
  }

  /** A truth value; null if it is not said. */
  @Nullable Boolean truth(String name) {
    String value = request.options().get(name);
    if (value == null || value.equals("true") || value.equals("false")) {
      return value == null ? null : Boolean.valueOf(value);
    }
    throw wrong(name, value, "true or false");
  }

  /** A whole number from 0; 0 if it is not said. */
  int count(String name) {
    String value = request.options().getOrDefault(name, "0").replace("_", "");
    if (!value.matches("[0-9]{1,9}")) {
      throw wrong(name, value, "a whole number from 0");
    }
    return Integer.parseInt(value);
  }

  /** One character, {@code \t} for a tab; {@code preset} if it is not said. */
  char letter(String name, char preset) {
    String value = request.options().getOrDefault(name, String.valueOf(preset));
    String letter = value.equals("\\t") ? "\t" : value;
    if (letter.length() != 1 || "\r\n\"".contains(letter)) {
      throw wrong(name, value, "one character, and none that ends lines or quotes");
    }
    return letter.charAt(0);
  }

  boolean has(String name) {
    return request.options().containsKey(name);
  }

  private UserException wrong(String name, String value, String wanted) {
    return new UserException(
        request.kind() + ": `" + name + " = " + value + "` is not " + wanted, "");
  }
}
