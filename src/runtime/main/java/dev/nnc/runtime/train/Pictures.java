package dev.nnc.runtime.train;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.picture.PicturePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The pictures of a training. */
public final class Pictures {
  private final TrainingSession session;
  private final List<PicturePlan> plans;

  private Pictures(TrainingSession session, List<PicturePlan> plans) {
    this.session = session;
    this.plans = plans;
  }

  /** The pictures that the script of a session asks for. */
  public static Pictures of(TrainingSession session) {
    return new Pictures(session, session.plan().pictures());
  }

  /**
   * Finds out whether they can be drawn, before a training that takes its time.
   *
   * @throws UserException if not, with what is missing
   */
  public void require() {
    plans.forEach(Pictures::require);
  }

  /**
   * Finds out whether a picture can be drawn.
   *
   * @throws UserException if not, with what is missing
   */
  public static void require(PicturePlan plan) {
    drawer().require(plan);
  }

  /**
   * Draws all of them with the weights as they are, without those {@link #leftOut}.
   *
   * @param folder where relative paths start
   * @return the files
   * @throws UserException if one cannot be drawn or written
   */
  public List<Path> draw(History history, Path folder) {
    List<Path> files = new ArrayList<>();
    List<PicturePlan> empty = leftOut(history);
    for (PicturePlan plan : plans) {
      if (!empty.contains(plan)) {
        Path file = folder.resolve(plan.file());
        draw(plan, history, file);
        files.add(file);
      }
    }
    return files;
  }

  /** Those that show a training, if there was none. */
  public List<PicturePlan> leftOut(History history) {
    boolean none = history.measurements().isEmpty();
    return plans.stream().filter(plan -> none && plan.isOfTraining()).toList();
  }

  /**
   * Draws one of them, to any file.
   *
   * @throws UserException if it cannot be drawn or written
   */
  public void draw(PicturePlan plan, History history, Path file) {
    drawer().draw(plan, source(history), file);
  }

  /**
   * What is drawn from. The weights may change while a picture is made, and come back.
   *
   * @throws UserException if the script's data cannot be read
   */
  public PictureSource source(History history) {
    session.prepare();
    return new Source(session, history);
  }

  private static PictureDrawer drawer() {
    for (PictureDrawer drawer :
        ServiceLoader.load(PictureDrawer.class, PictureDrawer.class.getClassLoader())) {
      return drawer;
    }
    throw new UserException(
        "the script draws pictures, and there is nothing to draw them with",
        "add the dependency dev.nnc:nnc-plot, or take the `plot` statements away");
  }

  private record Source(TrainingSession session, History history) implements PictureSource {
    @Override
    public String model() {
      return session.model();
    }

    @Override
    public boolean countsEpochs() {
      return session.plan().run().duration().unit() == Duration.Unit.EPOCHS;
    }

    @Override
    public @Nullable Dataset data() {
      return session.trainingRows().isLoaded() ? session.dataset() : null;
    }

    @Override
    public SortedMap<Integer, String> classNames(String placeholder) {
      return session.trainingRows().classNames(placeholder);
    }

    @Override
    public Tensor value(String name, Map<String, Object> placed, int rows) {
      return session.drawn(name, placed, rows);
    }

    @Override
    public double loss() {
      Dataset.@Nullable Part part = session.trainingRows().measuredPart();
      return part == null
          ? session.evaluate(0, 0)[0]
          : session.evaluate(part.first(), part.rows())[0];
    }

    @Override
    public Tensor variable(String path) {
      return session.variable(path);
    }

    @Override
    public void assign(String path, Tensor value) {
      session.assign(path, value);
    }
  }
}
