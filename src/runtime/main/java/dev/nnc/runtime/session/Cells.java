package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session keeps between steps: cells of its own, or those of another that it reads. */
final class Cells {
  private final String model;
  private final Turn turn;
  private final @Nullable Cells lender;
  private final Map<String, Cell> byPath = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * @param turn the session's
   * @param lender whose cells are read; null for own ones
   */
  Cells(String model, Turn turn, @Nullable Cells lender) {
    this.model = model;
    this.turn = turn;
    this.lender = lender;
  }

  void add(Cell cell) {
    byPath.put(cell.path(), cell);
  }

  /** The array of a cell, the lender's or a new one. */
  Object array(Cell.Kind kind, String path, ElementType type, List<Integer> shape) {
    Cell cell = lender == null ? null : lender.byPath.get(path);
    if (cell == null) {
      Object data = type.newArray(Math.toIntExact(Tensor.size(shape)));
      cell = new Cell(kind, path, shape, data);
    }
    add(cell);
    return cell.data();
  }

  /** What is kept besides cells, by path. */
  Map<String, String> texts() {
    return texts;
  }

  /** In the order in which they were made. */
  Collection<Cell> all() {
    return Collections.unmodifiableCollection(byPath.values());
  }

  /**
   * The cell of a path.
   *
   * @throws UserException if there is none
   */
  Cell get(String path) {
    Cell cell = byPath.get(path);
    if (cell == null) {
      throw Messages.unknown(model, "variable", path, byPath.keySet());
    }
    return cell;
  }

  /**
   * Refuses what would change values that others may be reading.
   *
   * @throws IllegalStateException if another thread's call is under way
   * @throws UserException if the cells are a lender's
   */
  void requireOwn() {
    turn.requireOwn();
    if (lender != null) {
      throw new UserException(
          "this session of " + model + " shares its weights with others, which do not change",
          "change the weights of a session opened by itself");
    }
  }
}
