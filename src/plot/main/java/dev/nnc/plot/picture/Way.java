package dev.nnc.plot.picture;

import dev.nnc.runtime.train.History;

/**
 * What was measured of a training, without its model.
 *
 * @param name as of its {@link Run}
 * @param epochs whether time is shown in epochs
 */
record Way(String name, History history, boolean epochs) {
  /** The name of something of this training among those of others. */
  String label(String what) {
    return name.isEmpty() ? what : name;
  }
}
