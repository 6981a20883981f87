package dev.nnc.plot.picture;

import dev.nnc.plot.chart.Numbers;
import dev.nnc.plot.chart.Panel;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.picture.PictureLayer;
import java.util.ArrayList;
import java.util.List;

/** How often each class was taken for each, over the rows that metrics look at. */
final class Confusion {
  private static final int MOST_CLASSES = 60;

  private Confusion() {}

  static Part part(PictureLayer.Confusion confusion, Run run) {
    Rows rows = new Rows(run.source());
    Dataset.Part part = rows.measured();
    List<double[]> predicted = rows.of(confusion.predicted(), part.first(), part.rows());
    List<double[]> actual = rows.of(confusion.actual(), part.first(), part.rows());
    int classes = confusion.classes();
    for (int row = 0; row < part.rows(); row++) {
      classes = Math.max(classes, 1 + Math.max(of(predicted.get(row)), of(actual.get(row))));
    }
    if (classes > MOST_CLASSES) {
      throw new UserException(
          "a confusion matrix of " + classes + " classes cannot be read",
          "show at most " + MOST_CLASSES);
    }
    long[][] counts = new long[classes][classes];
    for (int row = 0; row < part.rows(); row++) {
      counts[of(actual.get(row))][of(predicted.get(row))]++;
    }
    return new Part.Whole(panel(confusion, run, counts));
  }

  /** Scores are for as many classes; a lone number below 1 is a probability, or else the class. */
  private static int of(double[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return row.length > 1 ? best : (int) Math.max(0, Math.floor(row[0] + 0.5));
  }

  private static Panel panel(PictureLayer.Confusion confusion, Run run, long[][] counts) {
    List<List<Long>> table = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    long right = 0;
    long all = 0;
    for (int row = 0; row < counts.length; row++) {
      List<Long> line = new ArrayList<>();
      for (long count : counts[row]) {
        line.add(count);
        all += count;
      }
      right += counts[row][row];
      table.add(line);
      String name = run.source().classNames(confusion.actual()).get(row);
      labels.add(name == null ? Integer.toString(row) : name);
    }
    String share = all == 0 ? "" : Numbers.percent((double) right / all) + " of " + all + " right";
    String title = run.name().isEmpty() ? share : run.name() + ": " + share;
    return new Panel.Matrix(title, confusion.actual(), confusion.predicted(), labels, table);
  }
}
