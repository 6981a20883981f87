package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plot} statements and {@code nnc plot}, {@code compare} and {@code graph}. */
final class PlotTest {
  private static final Pattern TEXT = Pattern.compile(">([^<>]+)</text>");

  private static final String FIT =
      """
      config act = tanh
      model Fit {
        placeholder x : float[batch, 1]
        placeholder t : float[batch, 1]
        y = x |> dense(3, activation = act) |> dense(1)
        output class = int(y[:, 0] > 0.5)
      }
      train Fit {
        data     csv("fit.csv") { x = [x], t = [t] } split 75% / 25%
        loss     mse(y, t)
        optimize adam(0.05)
        average  0.9
        run      batch 4, 20 epochs
        metric   mae(y, t)
        plot     line(y over x), scatter(x, t) to "fit.svg"
        plot     curves(loss, measured_loss, mae, rate), confusion(class by int(t[:, 0])) to "more.svg"
        plot     contour(loss over "y/dense_1/weight"[0, 0] in -2 to 2, "y/dense_1/bias"[0] in -1 to 1)
                 with path of ["y/dense_1/weight", "y/dense_1/bias"] to "loss.svg"
        plot     line(gelu(u), grad(gelu(u), u) over u in -3 to 3) to "gelu.png"
      }
      """;

  @TempDir private Path folder;
  private String fit;

  @BeforeEach
  void write() {
    StringBuilder rows = new StringBuilder("x,t\n");
    for (int i = 0; i < 24; i++) {
      rows.append(i / 24.0).append(',').append(i % 2).append('\n');
    }
    CommandLineRun.file(folder, "fit.csv", rows.toString());
    fit = CommandLineRun.file(folder, "fit.nn", FIT);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static List<String> words(String svg) {
    return TEXT.matcher(svg).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** Classes and axes are called as the data calls them. */
  @Test
  void classesHaveNames() throws IOException {
    String rows = "a,b,kind,size\n1,2,oak,3\n2,1,ash,4\n3,5,elm,3\n4,4,ash,4\n";
    CommandLineRun.file(folder, "trees.csv", rows);
    String trees =
        """
        model Trees {
          placeholder x : float[batch, 2]
          placeholder kind : int[batch]
          placeholder ash : float[batch, 1]
          placeholder hot : float[batch, 3]
          placeholder size : int[batch]
          score = x |> dense(3)
          y = x |> dense(2)
        }
        train Trees {
          data csv("trees.csv") {
            x = standardize([a, log(b)]), kind = category(kind), ash = [kind == "ash"],
            hot = one_hot(category(kind), 3), size = category(size)
          }
          loss     sparse_cross_entropy_logits(score, kind)
          optimize adam
          run      1 epochs
        """;
    assertThat(drawn(trees, "scatter(x by kind)"))
        .contains("standardize(a)", "standardize(log(b))", "ash", "elm", "oak");
    assertThat(drawn(trees, "scatter(x by hot)")).contains("ash", "elm", "oak");
    assertThat(drawn(trees, "scatter(x by ash)")).contains("others", "ash").doesNotContain("elm");
    assertThat(drawn(trees, "scatter(x by size)")).contains("size = 0", "size = 1");
    assertThat(drawn(trees, "confusion(score by kind)")).contains("ash", "elm", "oak");
    assertThat(drawn(trees, "confusion(y by size)")).contains("3", "4");
    String one = trees.replaceAll("(?m)^.*placeholder hot.*\n", "");
    one = one.replaceAll("hot = one_hot.*3\\), ", "");
    assertThat(drawn(one, "boundary(score over x)")).contains("ash", "elm", "oak");
    assertThat(drawn(one, "boundary(y over x)")).contains("y 0", "y 1");
  }

  private List<String> drawn(String script, String picture) throws IOException {
    String plot = "  plot " + picture + " to \"p.svg\"\n}\n";
    String file = CommandLineRun.file(folder, "p.nn", script + plot);
    CommandLineRun run =
        CommandLineRun.of("train", file, "--quiet", "--results-folder", folder.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return words(text("p.svg"));
  }

  @Test
  void trainingsWithoutStepsHaveNoCurves() {
    CommandLineRun run =
        CommandLineRun.of("train", fit, "--epochs=0", "--results-folder", folder.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo("warning: left out more.svg, which shows a training: there was none\n");
    assertThat(run.out()).contains("drew " + folder.resolve("fit.svg"));
    assertThat(folder.resolve("more.svg")).doesNotExist();
  }

  @Test
  void trainingsOfBothEnginesDrawTheSamePictures() throws IOException {
    Path second = folder.resolve("second");
    CommandLineRun compiled =
        CommandLineRun.of("train", fit, "--results-folder", folder.toString());
    CommandLineRun reference =
        CommandLineRun.of("train", fit, "--reference", "--results-folder", second.toString());
    assertThat(compiled.err()).isEmpty();
    assertThat(reference.code()).isZero();
    for (String name : List.of("fit.svg", "more.svg", "loss.svg")) {
      assertThat(compiled.out()).contains("drew " + folder.resolve(name));
      assertThat(words(Files.readString(second.resolve(name)))).hasSameSizeAs(words(text(name)));
      assertThat(text(name)).doesNotContain("NaN");
    }
    assertThat(words(text("fit.svg"))).contains("Fit", "x", "y, t", "y", "t");
    assertThat(words(text("more.svg"))).contains("loss", "measured_loss", "mae", "rate", "epoch");
    assertThat(folder.resolve("gelu.png")).isNotEmptyFile();
  }

  @Test
  void picturesLeaveTheWeightsAsTheyWere() {
    String out = folder.resolve("out").toString();
    String plain =
        CommandLineRun.file(folder, "plain.nn", FIT.replaceAll("(?m)^ *(plot|with path).*\n", ""));
    assertThat(CommandLineRun.of("train", plain, "--out", out, "--quiet").code()).isZero();
    byte[] without = bytes("out/Fit.safetensors");
    CommandLineRun.of("train", fit, "--out", out, "--results-folder", out, "--quiet");
    assertThat(bytes("out/Fit.safetensors")).isEqualTo(without);
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void plotLeavesOutWhatShowsATrainingThatWasNot() throws IOException {
    String file = folder.resolve("a.svg").toString();
    CommandLineRun run =
        CommandLineRun.of("plot", fit, "--picture", "line(y over x)", "--to", file);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("initial values");
    assertThat(words(text("a.svg"))).contains("y");
    run = CommandLineRun.of("plot", fit, "--json", "--picture", "line(y over x)", "--to", file);
    assertThat(run.out()).isEqualTo("{\"picture\": \"" + file + "\"}\n");
    run = CommandLineRun.of("plot", fit, "--picture", "curves(loss)", "--to", file);
    assertThat(run.err()).contains("left out");
  }

  @Test
  void plotDrawsTheTrainingOfACheckpoint() throws IOException {
    String checkpoints = folder.resolve("checkpoints").toString();
    String results = folder.toString();
    CommandLineRun run =
        CommandLineRun.of("train", fit, "--checkpoint", checkpoints, "--results-folder", results);
    assertThat(run.code()).isZero();
    String file = folder.resolve("again.svg").toString();
    String picture = "curves(loss, measured_loss, mae, rate)";
    run =
        CommandLineRun.of("plot", fit, "--resume", checkpoints, "--picture", picture, "--to", file);
    assertThat(run).isEqualTo(new CommandLineRun(0, "drew " + file + "\n", ""));
    CommandLineRun.of("plot", fit, "--epochs", "20", "--picture", picture, "--to", file + ".svg");
    assertThat(text("again.svg")).isEqualTo(text("again.svg.svg"));
    Path newest;
    try (Stream<Path> all = Files.list(folder.resolve("checkpoints"))) {
      newest = all.max(Comparator.naturalOrder()).orElseThrow();
    }
    Files.writeString(newest.resolve("training.safetensors"), "");
    String warning = "warning: the checkpoint " + newest + " is passed over: training.safetensors";
    run =
        CommandLineRun.of("plot", fit, "--resume", checkpoints, "--picture", picture, "--to", file);
    assertThat(run.err()).startsWith(warning);
    run = CommandLineRun.of("eval", fit, "--resume", checkpoints, "--feed=x=[[1]]");
    assertThat(run.err()).startsWith(warning);
  }

  @Test
  void wrongUseIsAnswered() {
    assertThat(CommandLineRun.of("plot").code()).isEqualTo(2);
    assertThat(CommandLineRun.of("plot", fit, "--to", "a.svg").err()).contains("4 pictures");
    assertThat(CommandLineRun.of("plot", "--function", "swisch").err()).contains("`swish`?");
    assertThat(CommandLineRun.of("plot", "--function", "relu", "--over", "3:2").err())
        .contains("is no range");
    assertThat(CommandLineRun.of("plot", fit, "--picture", "curve(loss)").err())
        .contains("did you mean `curves`?");
    assertThat(CommandLineRun.of("graph", fit, "--stage", "steps").err()).contains("it has class");
    assertThat(CommandLineRun.of("compare", fit, "act", "tahn").err()).containsOnlyOnce("error[NN");
  }

  /** What cannot be written is told before the work, which leaves nothing behind. */
  @Test
  void targetsAreLookedAtFirst() {
    String taken = folder.resolve("fit.csv").toString();
    List<List<String>> cases =
        List.of(
            List.of("train", fit, "--results-folder", taken),
            List.of("plot", fit, "--epochs=1", "--results-folder", taken),
            List.of("plot", "--function", "relu", "--to", taken + "/relu.svg"),
            List.of("compare", fit, "act", "relu", "--to", taken + "/acts.png"),
            List.of("eval", fit, "--epochs=1", "--feed=x=[[1]]", "--save=y=" + taken + "/y.npy"),
            List.of("eval", fit, "--epochs=1", "--feed=x=[[1]]", "--save=y=" + folder),
            List.of("predict", fit, "--weights=w", "--input", taken, "--output", taken + "/y"));
    for (List<String> words : cases) {
      CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
      assertThat(run.err()).as(words.get(0)).contains(" cannot be written: ", " folder\n");
      assertThat(run.out()).as(words.get(0)).isEmpty();
      assertThat(run.code()).isEqualTo(1);
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("fit.csv", "fit.nn");
  }

  @Test
  void compareShowsAllValuesTogether() throws IOException {
    String file = folder.resolve("acts.svg").toString();
    CommandLineRun run = CommandLineRun.of("compare", fit, "act", "tanh", "relu", "--to", file);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().map(line -> line.split(" ")[0]))
        .containsExactly("act", "tanh", "relu", "drew");
    assertThat(words(text("acts.svg"))).contains("tanh", "relu", "Fit: act");
    assertThat(CommandLineRun.of("compare", fit, "act", "tanh", "--json", "--to", file).out())
        .startsWith("{\"settings\": {\"act\": \"tanh\"}, \"loss\": ");
  }

  @Test
  void compareSaysWhenWeightsAreTrainedAlready() {
    String to = folder.toString();
    String weights = folder.resolve("Fit.safetensors").toString();
    assertThat(CommandLineRun.of("train", fit, "--out", to, "--results-folder", to).code())
        .isZero();
    String file = folder.resolve("acts.svg").toString();
    CommandLineRun run =
        CommandLineRun.of(
            "compare", fit, "act", "tanh", "relu", "--weights", weights, "--to", file);
    assertThat(run.out()).doesNotContain("NaN").containsPattern("relu +- +0[.]");
    assertThat(run.err())
        .containsOnlyOnce("nothing is trained, only measured")
        .contains("100 steps");
  }

  @Test
  void graphsHaveWhatTheScriptNames() {
    CommandLineRun svg = CommandLineRun.of("graph", fit, "--format", "svg", "--stage", "step");
    assertThat(words(svg.out())).contains("y/dense_1/weight", "placeholder x", "loss");
    assertThat(CommandLineRun.of("graph", fit).out()).startsWith("digraph \"Fit\"");
    assertThat(CommandLineRun.of("graph", fit, "--stage", "class").out()).contains("n0 -> n");
  }
}
