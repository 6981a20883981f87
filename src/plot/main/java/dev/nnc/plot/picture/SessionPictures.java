package dev.nnc.plot.picture;

import dev.nnc.plot.canvas.Png;
import dev.nnc.plot.chart.Chart;
import dev.nnc.runtime.picture.PicturePlan;
import dev.nnc.runtime.train.PictureDrawer;
import dev.nnc.runtime.train.PictureSource;
import java.nio.file.Path;

/** Draws the pictures of scripts for trainers. */
public final class SessionPictures implements PictureDrawer {
  @Override
  public void require(PicturePlan plan) {
    if (ChartFile.isPng(Path.of(plan.file()))) {
      Png.require();
    }
  }

  @Override
  public void draw(PicturePlan plan, PictureSource source, Path file) {
    Chart chart = Charts.of(plan, source);
    ChartFile.write(chart, file);
  }
}
