package dev.nnc.runtime.data;

import java.util.List;

/** Which columns of a table are meant. */
public sealed interface Selector {
  /** Whether the names of a table, in their order, say which columns are meant. */
  default boolean isOpen() {
    return false;
  }

  /** A column, or a field of arrays, by its name: {@code price}, {@code images}. */
  record Column(String name) implements Selector {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Columns by their names: {@code [x1, x2]}. */
  record Columns(List<String> names) implements Selector {
    public Columns {
      names = List.copyOf(names);
    }
  }

  /** A column by its position from 1: {@code column(3)}. */
  record Position(int position) implements Selector {
    @Override
    public String toString() {
      return String.valueOf(position);
    }
  }

  /**
   * Columns whose names match, {@code *} any letters and {@code ?} one: {@code
   * columns("feature_*")}.
   */
  record Pattern(String glob) implements Selector {
    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public String toString() {
      return glob;
    }
  }

  /** Columns by their positions from 1, both ends included: {@code columns(1 to 64)}. */
  record Positions(int from, int to) implements Selector {
    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  /** Columns from one name to another, both included: {@code columns("a" to "f")}. */
  record Between(String from, String to) implements Selector {
    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  /**
   * What several select, each column once and in their order: {@code columns("a", "b*", 3 to 5,
   * except = "b2")}.
   *
   * @param except what is left out
   */
  record Several(List<Selector> parts, List<Selector> except) implements Selector {
    public Several {
      parts = List.copyOf(parts);
      except = List.copyOf(except);
    }

    @Override
    public boolean isOpen() {
      return parts.stream().anyMatch(Selector::isOpen);
    }

    @Override
    public String toString() {
      return parts + (except.isEmpty() ? "" : " except " + except);
    }
  }
}
