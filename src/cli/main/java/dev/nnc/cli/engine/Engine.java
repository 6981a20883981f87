package dev.nnc.cli.engine;

import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;

/** Makes a program run. */
@FunctionalInterface
public interface Engine {
  /** Opens a session; of a model with training it is a {@code TrainingSession}. */
  public Session open(Program program, Options options);
}
