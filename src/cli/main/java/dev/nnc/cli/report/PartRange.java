package dev.nnc.cli.report;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import java.lang.reflect.Array;
import java.util.List;

/** The range of what a placeholder gets from the rows of a part; truth values are 0 and 1. */
public record PartRange(double minimum, double maximum, double mean) {
  public static PartRange of(Dataset rows, int placeholder, Dataset.Part part) {
    Object array = rows.array(placeholder);
    Tensor all = Tensor.of(List.of(Array.getLength(array)), array);
    int width = rows.placeholders().get(placeholder).width();
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int end = (part.first() + part.rows()) * width;
    for (int i = part.first() * width; i < end; i++) {
      double value = all.at(i);
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
      sum += value;
    }
    return new PartRange(minimum, maximum, sum / Math.max(1, part.rows() * (long) width));
  }
}
