package dev.nnc.cli.console;

import dev.nnc.runtime.train.TrainingListener;
import java.util.HashSet;
import java.util.Set;

/** Of trainings that a command makes on its way, writes what must not be missed, each once. */
public final class Warnings implements TrainingListener {
  private final Context context;
  private final Set<String> written = new HashSet<>();

  public Warnings(Context context) {
    this.context = context;
  }

  @Override
  public void warned(String message) {
    if (written.add(message)) {
      context.warn(message);
    }
  }
}
