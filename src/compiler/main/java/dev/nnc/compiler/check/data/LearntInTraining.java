package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Code;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validation learns nothing: it applies what the training rows gave, found by paths. */
public final class LearntInTraining {
  private final Map<String, List<Integer>> learnt = new LinkedHashMap<>();

  public LearntInTraining(List<Program.Source> training) {
    training.forEach(source -> learnt.putAll(learnt(source)));
  }

  /** What a source learns by paths, with the shape of it; none for a category. */
  private static Map<String, List<Integer>> learnt(Program.Source source) {
    Map<String, List<Integer>> learnt = new LinkedHashMap<>();
    for (Statistic statistic : source.statistics()) {
      learnt.put(statistic.path(), statistic.shape());
    }
    for (Program.Column column : source.columns()) {
      Category category = column.category();
      if (category != null && !category.path().isEmpty()) {
        learnt.put(category.path(), List.of());
      }
      if (column.fill() instanceof Fill.Mean mean) {
        long width = column.type().shape().part(1, column.type().shape().rank()).elements().size();
        learnt.put(mean.path(), List.of(Math.toIntExact(width)));
      }
    }
    return learnt;
  }

  /** Requires that all that these sources apply is learnt. */
  public void require(List<Program.Source> validating) {
    for (Program.Source source : validating) {
      learnt(source)
          .forEach(
              (path, shape) -> {
                if (!shape.equals(learnt.get(path))) {
                  throw notLearnt(path, source);
                }
              });
    }
  }

  private static Problem notLearnt(String path, Program.Source source) {
    String[] parts = path.split("/", -1);
    String word = parts[2].replaceAll("_\\d+$", "");
    return Problem.of(
        Code.BAD_DATA,
        source.span(),
        "`validate` applies what the rows of `data` taught, and `data` has no such `"
            + word
            + "` for `"
            + parts[1]
            + "`",
        "write the same expression for `" + parts[1] + "` in both");
  }
}
