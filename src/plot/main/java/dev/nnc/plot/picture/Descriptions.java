package dev.nnc.plot.picture;

import dev.nnc.runtime.picture.PictureLayer;

/** Pictures in words, for readers who do not see them. */
final class Descriptions {
  private Descriptions() {}

  static String of(PictureLayer layer) {
    if (layer instanceof PictureLayer.Curves curves) {
      return String.join(", ", curves.names()) + " during training";
    }
    if (layer instanceof PictureLayer.Contour contour) {
      String path = contour.path().isEmpty() ? "" : " with the path of training";
      String axes = contour.x().label() + " and " + contour.y().label();
      return contour.value() + " over " + axes + path;
    }
    if (layer instanceof PictureLayer.Lines lines) {
      return String.join(", ", lines.values()) + " over " + LinePart.axis(lines.over());
    }
    if (layer instanceof PictureLayer.Boundary boundary) {
      return boundary.value() + " over " + String.join(" and ", boundary.axes());
    }
    if (layer instanceof PictureLayer.Scatter scatter) {
      String by = scatter.by() == null ? "" : " by " + scatter.by();
      return "rows of the data as points, " + String.join(" and ", scatter.axes()) + by;
    }
    if (layer instanceof PictureLayer.Images images) {
      return images.value() + " as images";
    }
    PictureLayer.Confusion confusion = (PictureLayer.Confusion) layer;
    return "how often each " + confusion.actual() + " was taken for each " + confusion.predicted();
  }
}
