package dev.nnc.plot.picture;

import dev.nnc.runtime.train.PictureSource;

/**
 * A training in a picture.
 *
 * @param name what tells it from others; empty where it is the only one
 */
public record Run(String name, PictureSource source) {
  /** What is left of it when its session is closed. */
  Way way() {
    return new Way(name, source.history(), source.countsEpochs());
  }
}
