package dev.nnc.runtime.picture;

import dev.nnc.runtime.ElementType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a plot statement. Values go by name: a placeholder's is the data fed for it, any
 * other is computed by the trainer.
 */
public sealed interface PictureLayer {
  /**
   * {@code boundary(value over placeholder)}: what a model says all over the plane.
   *
   * @param axes the names of the placeholder's two columns
   * @param range of both; null for that of the data
   * @param classes whether the value is the number of a class
   */
  record Boundary(
      String value,
      String placeholder,
      List<String> axes,
      @Nullable Interval range,
      boolean classes)
      implements PictureLayer {
    public Boundary {
      axes = List.copyOf(axes);
    }
  }

  /**
   * {@code scatter(point by label)}, {@code scatter(x, y)}: rows of the data as points.
   *
   * @param values one of two columns, or two of one
   * @param axes the names of the two
   * @param by what tells the points apart; null for nothing
   */
  record Scatter(List<String> values, List<String> axes, @Nullable String by)
      implements PictureLayer {
    public Scatter {
      values = List.copyOf(values);
      axes = List.copyOf(axes);
    }
  }

  /**
   * {@code contour(value over p[0] in -6 to 6, p[1] in -6 to 6) with path of p}: a value over two
   * elements of variables, the others as they are after training.
   *
   * @param path the variables whose way through training is shown; empty for none
   */
  record Contour(String value, Element x, Element y, List<String> path) implements PictureLayer {
    public Contour {
      path = List.copyOf(path);
    }
  }

  /** {@code line(value, … over x)}: values over one number. */
  record Lines(List<String> values, Over over) implements PictureLayer {
    public Lines {
      values = List.copyOf(values);
    }
  }

  /** {@code curves(loss, accuracy)}: what was measured during training. */
  record Curves(List<String> names) implements PictureLayer {
    public Curves {
      names = List.copyOf(names);
    }
  }

  /**
   * {@code images(weight as 8 by 8)}: numbers as grey or coloured pixels.
   *
   * @param value a variable's path or a placeholder
   * @param byColumn whether each column of the value is an image, or else each row
   */
  record Images(String value, int rows, int columns, boolean byColumn) implements PictureLayer {}

  /**
   * {@code confusion(predicted by actual)}: how often each class was taken for each.
   *
   * @param classes how many there are; 0 where only the data shows it
   */
  record Confusion(String predicted, String actual, int classes) implements PictureLayer {}

  /** What {@link Lines} vary. */
  sealed interface Over {}

  /**
   * A placeholder of one column.
   *
   * @param range null for that of the data
   */
  record OverPlaceholder(String placeholder, @Nullable Interval range) implements Over {}

  /**
   * A number that has a name in the picture alone.
   *
   * @param type of the arrays that take it
   */
  record OverNumber(String name, ElementType type, Interval range) implements Over {}

  /** An element of a variable. */
  record OverElement(Element element) implements Over {}
}
