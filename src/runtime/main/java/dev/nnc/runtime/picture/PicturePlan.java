package dev.nnc.runtime.picture;

import java.util.List;

/**
 * A plot statement.
 *
 * @param file as written; what it ends in says the format
 * @param layers in the script's order; they share axes where they can
 */
public record PicturePlan(String file, List<PictureLayer> layers) {
  public PicturePlan {
    layers = List.copyOf(layers);
  }

  /** Whether it shows the course of a training. */
  public boolean isOfTraining() {
    return layers.stream().anyMatch(layer -> layer instanceof PictureLayer.Curves);
  }

  /** The same pictures in another file. */
  public PicturePlan withFile(String other) {
    return new PicturePlan(other, layers);
  }
}
