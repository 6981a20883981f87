package dev.nnc.compiler.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes short names of the paths of a script. */
final class Paths {
  private Paths() {}

  /** What stands behind the last slash. */
  static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What the script binds, the numbers of repeats, and the innermost name. */
  static String shortened(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/")));
    if (parts.size() > 1 && parts.get(parts.size() - 1).equals("result")) {
      parts.remove(parts.size() - 1);
    }
    StringBuilder name = new StringBuilder(parts.get(0));
    for (int i = 1; i < parts.size(); i++) {
      boolean number = parts.get(i).chars().allMatch(Character::isDigit);
      if (number || i == parts.size() - 1) {
        name.append('/').append(parts.get(i));
      }
    }
    return name.toString();
  }

  /**
   * Short names of cells, {@code hidden/weight} and {@code hidden/weight/m} for {@code
   * hidden/dense/weight} and {@code hidden/dense/weight/adam/m}; the whole path where a short name
   * would be another's, too.
   */
  static Map<String, String> shortened(Collection<String> cells) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (String path : cells) {
      String owner = owner(path, names);
      String name = owner == null ? shortened(path) : names.get(owner) + "/" + last(path);
      names.put(path, name);
      counts.merge(name, 1, Integer::sum);
    }
    names.replaceAll((path, name) -> counts.getOrDefault(name, 0) == 1 ? name : path);
    return names;
  }

  /** The longest of the paths that a path goes on from, or null. */
  private static @Nullable String owner(String path, Map<String, String> known) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (known.containsKey(path.substring(0, end))) {
        return path.substring(0, end);
      }
    }
    return null;
  }
}
