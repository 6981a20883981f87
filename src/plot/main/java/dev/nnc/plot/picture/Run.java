package dev.nnc.plot.picture;

import dev.nnc.runtime.train.PictureSource;

/**
 * A training in a picture.
 *
 * @param name what tells it from others; empty where it is the only one
 */
public record Run(String name, PictureSource source) {
  /** The name of something of this run among those of others. */
  String label(String what) {
    return name.isEmpty() ? what : name;
  }
}
