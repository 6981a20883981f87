package dev.nnc.runtime.train;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.load.DataLoader;
import dev.nnc.runtime.data.load.Fitted;
import dev.nnc.runtime.data.table.CellText;
import dev.nnc.runtime.file.JsonTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the data statement of a session learnt from its training rows: statistics live in cells,
 * lists of texts are saved beside them.
 */
final class LearntData {
  private final Fitted fitted;
  private final Map<String, String> texts;

  /**
   * @param texts the session's
   */
  LearntData(@Nullable DataPlan plan, Map<String, String> texts) {
    this.fitted = Fitted.of(plan == null ? List.of() : plan.sources());
    this.texts = texts;
  }

  /** Whether anything is learnt from rows. */
  boolean learns() {
    return !fitted.statistics().isEmpty() || !fitted.textPaths().isEmpty();
  }

  /** The arrays of statistics, to be kept in cells. */
  Map<String, double[]> statistics() {
    return fitted.statistics();
  }

  Integer[] shape(String path) {
    return fitted.shape(path).toArray(Integer[]::new);
  }

  void forget() {
    fitted.forget();
    texts.clear();
  }

  /**
   * Loads rows, applying what is known and learning the rest. Of rows that cannot be loaded nothing
   * is learnt.
   *
   * @param warnings hears what is odd about them
   */
  Dataset load(DataPlan plan, DataLoader loader, List<String> warnings) {
    List<String> unknown = known().unknown();
    boolean loaded = false;
    try {
      Dataset rows = loader.load(plan, fitted);
      loaded = true;
      warnings.addAll(fitted.takeNotes());
      fitted.texts().forEach((path, values) -> texts.put(path, JsonTexts.write(values)));
      return rows;
    } finally {
      if (!loaded) {
        fitted.forget(unknown);
      }
    }
  }

  /**
   * With the lists of a file that was loaded meanwhile.
   *
   * @throws UserException if they are damaged
   */
  Fitted known() {
    fitted.forgetTexts();
    for (String path : fitted.textPaths()) {
      String values = texts.get(path);
      if (values != null) {
        fitted.putTexts(path, read(path, values));
      }
    }
    return fitted;
  }

  private static List<String> read(String path, String values) {
    try {
      return JsonTexts.read(values);
    } catch (IllegalArgumentException malformed) {
      throw new UserException(
          "the file of the weights says `"
              + path
              + "` is "
              + CellText.shown(values)
              + ", which is no list of texts",
          "save the file anew",
          malformed);
    }
  }

  /**
   * Requires that all is known that a placeholder is computed with.
   *
   * @throws UserException if something is not
   */
  void requireKnown(String placeholder) {
    for (String path : known().unknown()) {
      if (path.startsWith("data/" + placeholder + "/")) {
        throw new UserException(
            "`" + placeholder + "` is computed with `" + path + "`, which nothing has taught",
            "train first, or load weights that were saved after training");
      }
    }
  }

  /**
   * Requires that a script asks for a table.
   *
   * @throws UserException if it has none of this name
   */
  void requireTable(@Nullable DataPlan plan, String name) {
    List<String> names = new ArrayList<>();
    if (plan != null) {
      Stream.concat(plan.sources().stream(), plan.validation().stream())
          .filter(source -> source.kind().equals(SourcePlan.TABLE))
          .forEach(source -> names.addAll(source.files()));
    }
    if (!names.contains(name)) {
      throw new UserException(
          "the script has no table `" + name + "`",
          names.isEmpty()
              ? "write data table(\"" + name + "\") { … } in its train block"
              : "it has " + String.join(", ", names));
    }
  }
}
