package dev.nnc.runtime.session;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.NamedTensor;
import dev.nnc.runtime.file.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells of a session as a file, and back. */
final class Weights {
  private static final String MODEL = "model";
  private static final String STEP = "step";
  private static final String SEED = "seed";
  private static final String SLOTS = "slots";
  private static final String DATA = "data/";

  private Weights() {}

  static void save(Session session, Path file) {
    List<Tensor> values = new ArrayList<>();
    for (Cell cell : session.cells()) {
      values.add(Tensor.of(cell.shape(), cell.data()));
    }
    save(session, values, session.step, file);
  }

  /**
   * @param values of the cells, in their order
   */
  static void save(Session session, List<Tensor> values, long step, Path file) {
    List<NamedTensor> tensors = new ArrayList<>();
    List<String> slots = new ArrayList<>();
    for (Cell cell : session.cells()) {
      tensors.add(new NamedTensor(cell.path(), values.get(tensors.size())));
      if (cell.kind().isForTraining()) {
        slots.add(cell.path());
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(MODEL, session.model());
    metadata.put(STEP, Long.toString(step));
    metadata.put(SEED, Long.toString(session.seed));
    metadata.put(SLOTS, String.join("\n", slots));
    metadata.putAll(session.texts());
    Safetensors.write(file, metadata, tensors);
  }

  static void load(Session session, Safetensors content, String file, boolean whole) {
    Content read = read(session, content, file, whole);
    session.seed = read.seed;
    if (read.cells.size() < session.cells().size()) {
      session.initialize();
    }
    for (int i = 0; i < read.cells.size(); i++) {
      read.cells.get(i).set(read.values.get(i));
    }
    takeTexts(session, content);
    session.step = read.step;
  }

  private static void takeTexts(Session session, Safetensors content) {
    session.texts().clear();
    content
        .metadata()
        .forEach(
            (name, text) -> {
              if (name.startsWith(DATA)) {
                session.texts().put(name, text);
              }
            });
  }

  /**
   * What a file says.
   *
   * @param values of these cells
   */
  record Content(List<Cell> cells, List<Tensor> values, long step, long seed) {}

  /**
   * @param whole whether each cell must be there; else those for training alone may be missing
   */
  static Content read(Session session, Safetensors content, String file, boolean whole) {
    Map<String, Tensor> tensors = content.byName();
    boolean resumes = whole || resumes(session, tensors);
    List<Cell> cells = new ArrayList<>();
    List<Tensor> values = new ArrayList<>();
    for (Cell cell : session.cells()) {
      boolean learnt = cell.kind() != Cell.Kind.STATISTIC || tensors.containsKey(cell.path());
      if (learnt && (resumes || !cell.kind().isForTraining())) {
        cells.add(cell);
        values.add(fitted(cell, require(tensors, cell, file), " as in " + file));
      }
    }
    refuseOthers(session, content, tensors.keySet(), file);
    long step = resumes ? step(content, file) : 0;
    long seed = session.options().seed().orElse(number(content, SEED, session.seed, file));
    return new Content(cells, values, step, seed);
  }

  /** Whether a file goes on with a training: it has a slot, or there are none to have. */
  private static boolean resumes(Session session, Map<String, Tensor> tensors) {
    List<Cell> slots =
        session.cells().stream().filter(cell -> cell.kind().isForTraining()).toList();
    return slots.isEmpty() || slots.stream().anyMatch(cell -> tensors.containsKey(cell.path()));
  }

  private static Tensor require(Map<String, Tensor> tensors, Cell cell, String file) {
    Tensor value = tensors.get(cell.path());
    if (value == null) {
      throw new UserException(
          file + " has no `" + cell.path() + "`, which the model has",
          "give a file saved from this model; this one has " + Messages.names(tensors.keySet()));
    }
    return value;
  }

  /** What the file holds and the model does not know would be lost without a word. */
  private static void refuseOthers(
      Session session, Safetensors content, Set<String> names, String file) {
    List<String> known = new ArrayList<>(session.cells().stream().map(Cell::path).toList());
    known.addAll(List.of(content.metadata().getOrDefault(SLOTS, "").split("\n")));
    List<String> others = new ArrayList<>(names);
    others.removeAll(new HashSet<>(known));
    boolean sameModel = session.model().equals(content.metadata().get(MODEL));
    if (!others.isEmpty() && !(sameModel && session.readsPartOfFiles())) {
      throw new UserException(
          file + " has " + Messages.names(others) + ", which " + session.model() + " has not",
          "give a file saved from this model");
    }
  }

  private static long step(Safetensors content, String file) {
    long step = number(content, STEP, 0, file);
    if (step < 0) {
      throw new UserException(
          file + " says `" + STEP + "` is " + step + ", which is less than 0",
          "save the file anew");
    }
    return step;
  }

  private static long number(Safetensors content, String key, long otherwise, String file) {
    String text = content.metadata().get(key);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException malformed) {
      throw new UserException(
          file + " says `" + key + "` is \"" + text + "\", which is not a whole number",
          "save the file anew",
          malformed);
    }
  }

  /** The value in the cell's type, or the mistake that it does not fit. */
  static Tensor fitted(Cell cell, Tensor value, String where) {
    @Nullable Tensor converted = Conversions.toType(value, cell.type());
    if (converted == null || !value.shape().equals(cell.shape())) {
      throw Messages.wrongValue(cell, value, where);
    }
    return converted;
  }
}
