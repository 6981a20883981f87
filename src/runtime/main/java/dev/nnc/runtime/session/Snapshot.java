package dev.nnc.runtime.session;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The values of all cells of a session at one step, to be put back later. */
public final class Snapshot {
  private final Session session;
  private final List<Tensor> values = new ArrayList<>();
  private long step;

  /** Holds the values of now. */
  public Snapshot(Session session) {
    this.session = session;
    session.cells().forEach(cell -> values.add(cell.value()));
    step = session.step;
  }

  /** The steps completed when the values were taken. */
  public long step() {
    return step;
  }

  /** Takes the values of now instead. */
  public void take() {
    int i = 0;
    for (Cell cell : session.cells()) {
      Tensor value = values.get(i++);
      System.arraycopy(cell.data(), 0, value.data(), 0, value.size());
    }
    step = session.step;
  }

  /** Gives the session these values, and their step. */
  public void putBack() {
    int i = 0;
    for (Cell cell : session.cells()) {
      cell.set(values.get(i++));
    }
    session.step = step;
  }

  /**
   * Writes the values as {@link Session#save} does.
   *
   * @throws dev.nnc.runtime.UserException if the file cannot be written
   */
  public void save(Path file) {
    Weights.save(session, values, step, file);
  }

  /**
   * Writes the values of now as {@link Session#save} does, without a copy of them, on whatever
   * thread: for one that works for the session's.
   *
   * @throws dev.nnc.runtime.UserException if the file cannot be written
   */
  public static void saveNow(Session session, Path file) {
    Weights.save(session, file);
  }

  /**
   * Takes the values of a file of {@link #save}.
   *
   * @throws dev.nnc.runtime.UserException if it is not readable, or has not all cells
   */
  public void load(Path file) {
    Weights.Content content = Weights.read(session, Safetensors.read(file), file.toString(), true);
    int i = 0;
    for (Cell cell : session.cells()) {
      int position = content.cells().indexOf(cell);
      if (position >= 0) {
        values.set(i, content.values().get(position));
      }
      i++;
    }
    step = content.step();
  }
}
