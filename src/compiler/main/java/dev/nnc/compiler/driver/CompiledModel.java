package dev.nnc.compiler.driver;

import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model of a {@link CompiledScript}. A class is made and loaded when it is first opened. */
public final class CompiledModel {
  private final Program program;
  private final String packageName;
  private final Path folder;
  private @Nullable LoadedClass trainer;
  private @Nullable LoadedClass inference;

  CompiledModel(Program program, String packageName, Path folder) {
    this.program = program;
    this.packageName = packageName;
    this.folder = folder;
  }

  public String name() {
    return program.model();
  }

  /** Whether the script has a {@code train} for it. */
  public boolean isTrained() {
    return program.training() != null;
  }

  /** Opens a session to train in, all else as the script says. */
  public TrainingSession train() {
    return train(Options.defaults());
  }

  /**
   * Opens a session to train in.
   *
   * @throws UserException if the script does not say how, or the options' weights do not fit
   */
  public TrainingSession train(Options options) {
    if (!isTrained()) {
      throw new UserException(
          "the script has no train block for " + name(), "open() it to compute its outputs");
    }
    return (TrainingSession) trainer().open(placed(options));
  }

  /** Opens a session with initial values to compute outputs in. */
  public Session open() {
    return open(Options.defaults());
  }

  /** Opens a session to compute outputs in, with the options' weights if they name any. */
  public Session open(Options options) {
    return inference().open(placed(options));
  }

  /** Paths of the script start at its folder unless the caller says another. */
  private Options placed(Options options) {
    return options.base().equals(Options.defaults().base()) ? options.withBase(folder) : options;
  }

  private synchronized LoadedClass trainer() {
    if (trainer == null) {
      trainer = loaded(program);
    }
    return trainer;
  }

  private synchronized LoadedClass inference() {
    if (inference == null) {
      inference = loaded(program.inference());
    }
    return inference;
  }

  private LoadedClass loaded(Program wanted) {
    return new LoadedClass(GeneratedClass.of(wanted, packageName).load());
  }
}
