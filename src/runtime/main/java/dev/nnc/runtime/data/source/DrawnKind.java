package dev.nnc.runtime.data.source;

import dev.nnc.runtime.data.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sources whose rows are computed and not read: for lessons. */
public enum DrawnKind {
  /** {@code n} numbers from one to another, both included, in the column {@code x}. */
  LINSPACE(Parameter.real("from"), Parameter.real("to"), Parameter.count("n")),
  /** Normal numbers in the columns {@code x1}, {@code x2}, … */
  NORMAL(
      Parameter.count("n"),
      Parameter.count("columns").preset(1),
      Parameter.real("mean").preset(0),
      Parameter.least("stddev", 0).preset(1),
      Parameter.SEED),
  /** Numbers spread evenly from {@code low} to {@code high}, in the columns x1, x2, … */
  UNIFORM(
      Parameter.count("n"),
      Parameter.count("columns").preset(1),
      Parameter.real("low").preset(0),
      Parameter.real("high").preset(1),
      Parameter.SEED),
  /** Heaps around centers in [-10, 10]: the columns x1, x2, … and {@code label}. */
  BLOBS(
      Parameter.count("n"),
      Parameter.count("centers").preset(3),
      Parameter.count("columns").preset(2),
      Parameter.least("spread", 0).preset(1),
      Parameter.SEED),
  /** Two half circles that reach into each other: x1, x2 and label. */
  MOONS(Parameter.count("n"), Parameter.least("noise", 0).preset(0.1), Parameter.SEED),
  /** Arms that wind around the origin, out to 1: x1, x2 and label. */
  SPIRALS(
      Parameter.count("n"),
      Parameter.count("arms").preset(2),
      Parameter.least("turns", 0).preset(1),
      Parameter.least("noise", 0).preset(0.02),
      Parameter.SEED);

  private final List<Parameter> parameters;

  DrawnKind(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  /** The word in scripts: {@code moons}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Draws the rows.
   *
   * @param arguments by name, as accepted
   */
  public Table draw(Map<String, String> arguments) {
    return DrawnTable.draw(this, arguments);
  }

  /** The kind that scripts call so. */
  public static Optional<DrawnKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All words. */
  public static List<String> words() {
    return Stream.of(values()).map(DrawnKind::word).toList();
  }

  /**
   * An argument.
   *
   * @param least the smallest value
   * @param whole whether it is a whole number
   * @param preset NaN where it must be given
   */
  public record Parameter(String word, double least, boolean whole, double preset) {
    static final Parameter SEED = new Parameter("seed", -9e15, true, 0);

    static Parameter real(String word) {
      return least(word, -Double.MAX_VALUE);
    }

    static Parameter least(String word, double least) {
      return new Parameter(word, least, false, Double.NaN);
    }

    static Parameter count(String word) {
      return new Parameter(word, 1, true, Double.NaN);
    }

    Parameter preset(double value) {
      return new Parameter(word, least, whole, value);
    }

    /** Whether a value may be given. */
    public boolean accepts(double value) {
      return value >= least && value <= 9e15 && (!whole || value == Math.rint(value));
    }

    /** What values may be given, in words. */
    public String wanted() {
      String kind = whole ? "a whole number" : "a number";
      return Math.abs(least) < 1e15 ? kind + " from " + (long) least : kind;
    }
  }
}
