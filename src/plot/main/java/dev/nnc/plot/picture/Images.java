package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Raster;
import dev.nnc.plot.chart.Panel;
import dev.nnc.plot.chart.Ramp;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.picture.PictureLayer;
import java.util.ArrayList;
import java.util.List;

/** Columns of weights, or rows of the data, as images. */
final class Images {
  private static final int MOST = 100;

  private Images() {}

  static Part part(PictureLayer.Images images, Run run) {
    List<double[]> all = numbers(images, run);
    List<double[]> shown = all.subList(0, Math.min(MOST, all.size()));
    double reach = 0;
    double least = 0;
    for (double[] numbers : shown) {
      for (double number : numbers) {
        reach = Double.isFinite(number) ? Math.max(reach, Math.abs(number)) : reach;
        least = Math.min(least, number);
      }
    }
    // What has a sign shows it; what has none, such as grey values, runs from white to dark.
    Ramp ramp = least < 0 ? Ramp.diverging(0, reach) : Ramp.counts(reach == 0 ? 1 : reach);
    List<Raster> rasters = shown.stream().map(numbers -> raster(images, numbers, ramp)).toList();
    String title = run.name().isEmpty() ? images.value() : run.name() + ": " + images.value();
    String some = shown.size() < all.size() ? ", the first " + MOST + " of " + all.size() : "";
    return new Part.Whole(new Panel.Gallery(title + some, rasters, ramp));
  }

  private static Raster raster(PictureLayer.Images images, double[] numbers, Ramp ramp) {
    int[] pixels = new int[numbers.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = ramp.smooth(numbers[i]).rgb();
    }
    return new Raster(images.columns(), images.rows(), pixels);
  }

  private static List<double[]> numbers(PictureLayer.Images images, Run run) {
    Dataset data = run.source().data();
    if (data != null && data.placeholder(images.value()) >= 0) {
      int rows = Math.min(MOST, data.rows());
      return new Rows(run.source()).of(images.value(), 0, rows);
    }
    Tensor weight = run.source().variable(images.value());
    int size = images.rows() * images.columns();
    int count = weight.size() / size;
    List<double[]> numbers = new ArrayList<>();
    for (int image = 0; image < count; image++) {
      double[] pixels = new double[size];
      for (int i = 0; i < size; i++) {
        pixels[i] = weight.at(images.byColumn() ? i * count + image : image * size + i);
      }
      numbers.add(pixels);
    }
    return numbers;
  }
}
