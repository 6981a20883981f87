package dev.nnc.runtime.file;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Lists of texts as one text, in JSON: {@code ["setosa","versicolor"]}. */
public final class JsonTexts {
  private JsonTexts() {}

  public static String write(List<String> texts) {
    StringJoiner joined = new StringJoiner(",", "[", "]");
    texts.forEach(text -> joined.add(Json.quote(text)));
    return joined.toString();
  }

  /**
   * The texts of a list.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static List<String> read(String list) {
    try {
      if (Json.parse(list) instanceof List<?> values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
          texts.add((String) value);
        }
        return texts;
      }
    } catch (Json.Problem | ClassCastException malformed) {
      throw new IllegalArgumentException("not a list of texts: " + list, malformed);
    }
    throw new IllegalArgumentException("not a list of texts: " + list);
  }
}
