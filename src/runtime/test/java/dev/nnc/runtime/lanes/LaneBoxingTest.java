package dev.nnc.runtime.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No operation that generated code uses makes objects of vectors, whatever their width. */
class LaneBoxingTest {
  @Test
  void nothingBoxesHere() throws Exception {
    assertThat(boxing(List.of()).stream().skip(1)).isEmpty();
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"1, 128", "2, 256", "3, 512"})
  void nothingBoxesInOtherWidths(int vectors, int bits) throws Exception {
    List<String> lines =
        boxing(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=" + vectors));
    int width = Integer.parseInt(lines.get(0).substring("width ".length()));
    assertThat(width).isLessThanOrEqualTo(Math.max(bits, 128));
    assertThat(lines.subList(1, lines.size())).isEmpty();
  }

  private static List<String> boxing(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LaneBoxing.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }
}
