package dev.nnc.compiler.lower;

import dev.nnc.runtime.picture.PicturePlan;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The pictures of a training.
 *
 * @param plans in the order of the script
 * @param values what they show beside data and outputs, by the names that the plans have for it
 * @param numbers what has a name in pictures alone, and is fed where they are drawn
 */
public record Pictures(
    List<PicturePlan> plans, List<Program.Fetch> values, List<Program.Feed> numbers) {
  public static final Pictures NONE = new Pictures(List.of(), List.of(), List.of());

  public Pictures {
    plans = List.copyOf(plans);
    values = List.copyOf(values);
    numbers = List.copyOf(numbers);
  }

  /** The same with other graphs for the values. */
  public Pictures map(UnaryOperator<Program.Fetch> change) {
    return new Pictures(plans, values.stream().map(change).toList(), numbers);
  }
}
