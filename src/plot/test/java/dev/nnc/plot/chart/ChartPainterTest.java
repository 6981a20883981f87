package dev.nnc.plot.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.plot.canvas.Box;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartPainterTest {
  private static final Path GOLDEN = Path.of("test/resources/charts");

  /** {@code -Dgolden=update} writes them anew; PNG beside the classes, to be looked at. */
  @Test
  void chartsAreAsRecorded() throws Exception {
    for (Map.Entry<String, Chart> sample : Samples.all().entrySet()) {
      String svg = ChartPainter.svg(sample.getValue());
      Path file = GOLDEN.resolve(sample.getKey() + ".svg");
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(GOLDEN);
        Files.writeString(file, svg);
        Path png = Path.of("target/charts", sample.getKey() + ".png");
        Files.createDirectories(png.getParent());
        Files.write(png, ChartPainter.png(sample.getValue()));
      }
      assertThat(svg).as(sample.getKey()).isEqualTo(Files.readString(file));
    }
  }

  @Test
  void textsStandInsideThePageAndApart() {
    Samples.all()
        .forEach(
            (name, chart) -> {
              TextCanvas canvas = new TextCanvas();
              Box page = ChartPainter.paint(chart, canvas);
              assertThat(canvas.texts).as(name).isNotEmpty();
              canvas.texts.forEach(
                  (text, box) ->
                      assertThat(
                              box.x() >= 0
                                  && box.y() >= 0
                                  && box.right() <= page.width()
                                  && box.bottom() <= page.height())
                          .as("%s: %s at %s on %s", name, text, box, page)
                          .isTrue());
            });
  }

  @Test
  void svgIsXmlWithATitleAndEscapedNames() throws Exception {
    for (Chart chart : Samples.all().values()) {
      String svg = ChartPainter.svg(chart);
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertThat(document.getElementsByTagName("title").item(0).getTextContent())
          .isEqualTo(chart.title());
      assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
          .isEqualTo(chart.description());
      assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    }
  }
}
