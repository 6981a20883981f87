package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.PlaceholderPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows without their targets.
 *
 * @param rows how many
 * @param arrays by placeholder, each of its type, [rows, width]
 * @param kept the cells of some columns by name, as texts
 */
public record InputRows(
    int rows, Map<PlaceholderPlan, Object> arrays, Map<String, List<String>> kept) {
  public InputRows {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
  }
}
