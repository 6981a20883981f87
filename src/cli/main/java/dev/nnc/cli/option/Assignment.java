package dev.nnc.cli.option;

import dev.nnc.runtime.launch.UsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code NAME=VALUE} says. */
public record Assignment(String name, String value) {
  /**
   * Takes a word of the command line apart.
   *
   * @throws UsageException if it has no name or no {@code =}
   */
  public static Assignment of(String word) {
    int sign = word.indexOf('=');
    if (sign < 1) {
      throw new UsageException("takes NAME=VALUE, not `" + word + "`");
    }
    return new Assignment(word.substring(0, sign), word.substring(sign + 1));
  }

  /**
   * The values by their names, in the order of the command line.
   *
   * @param option who gives them
   * @throws UsageException if a name has two
   */
  public static Map<String, String> byName(List<Assignment> all, String option) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Assignment each : all) {
      String before = values.putIfAbsent(each.name(), each.value());
      if (before != null) {
        throw new UsageException(
            option + " gives `" + each.name() + "` twice: " + before + " and " + each.value());
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
