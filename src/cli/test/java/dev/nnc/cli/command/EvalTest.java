package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.file.Npy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnc eval}. */
final class EvalTest {
  private static final String SECOND =
      """
      model Second {
        placeholder x : float[]
        variable w : float[] = 1
        variable b : float[] = 2
        y = x * w + b
        output dy_dw   = grad(y, w)
        output dy_db   = grad(y, b)
        output d2y_dw2 = grad(grad(y, w), w)
      }
      """;

  private static final String SCALE =
      """
      config factor = 2
      model Scale {
        placeholder x : float[batch, 2]
        placeholder k : int[batch]
        placeholder m : bool[batch]
        output y = x * factor
        output n = k + 1
        output z = where(m, 1.0, 2.0)
      }
      model Other { output one = 1.0 }
      """;

  @TempDir private Path folder;
  private String scale;

  @BeforeEach
  void write() {
    scale = CommandLineRun.file(folder, "scale.nn", SCALE);
  }

  private CommandLineRun eval(String... more) {
    List<String> words = new java.util.ArrayList<>(List.of("eval", scale, "--model", "Scale"));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  @Test
  void printsAllOutputs() {
    String second = CommandLineRun.file(folder, "second.nn", SECOND);
    CommandLineRun run = CommandLineRun.of("eval", second, "--feed", "x=3");
    assertThat(run.out()).isEqualTo("dy_dw = 3.0\ndy_db = 1.0\nd2y_dw2 = 0\n");
    assertThat(run.err()).contains("warning[NN9001]: `d2y_dw2` is always 0");
    assertThat(run.code()).isZero();
    assertThat(CommandLineRun.of("eval", second, "--feed", "x=3", "--json").out())
        .isEqualTo("{\"model\": \"Second\", \"dy_dw\": 3.0, \"dy_db\": 1.0, \"d2y_dw2\": 0.0}\n");
  }

  @Test
  void takesEveryKindOfFeed() {
    assertThat(eval("--fetch", "y", "--feed", "x=[[1, 2], [3, 4]]").out())
        .isEqualTo("y = [[2.0, 4.0], [6.0, 8.0]]\n");
    assertThat(eval("--fetch=n", "--feed=k=[3]").out()).isEqualTo("n = [4]\n");
    assertThat(eval("--fetch=z", "--feed=m=[true, false]").out()).isEqualTo("z = [1.0, 2.0]\n");
    Path npy = folder.resolve("x.npy");
    Npy.write(npy, Tensor.of(new int[] {5, 6}, 1, 2));
    assertThat(eval("--fetch=y", "--feed=x=@" + npy).out()).isEqualTo("y = [[10.0, 12.0]]\n");
    String json = CommandLineRun.file(folder, "x.json", "[[0.5, -1e3]]\n");
    assertThat(eval("--fetch=y", "--feed", "x=@" + json).out()).isEqualTo("y = [[1.0, -2000.0]]\n");
    assertThat(eval("--fetch=y", "--feed=x=[[1,1]]", "--set", "factor=10").out())
        .isEqualTo("y = [[10.0, 10.0]]\n");
  }

  @Test
  void savesInsteadOfPrinting() {
    CommandLineRun run =
        eval("--save", "y=y.npy", "--out", folder.toString(), "--fetch=y", "--feed=x=[[1,1]]");
    assertThat(run.out()).isEmpty();
    assertThat(Npy.read(folder.resolve("y.npy"))).isEqualTo(Tensor.of(new float[] {2, 2}, 1, 2));
    eval("--save=y=y.npy", "--out=" + folder, "--precision=double", "--feed=x=[[1,1]]");
    assertThat(Npy.read(folder.resolve("y.npy"))).isEqualTo(Tensor.of(new double[] {2, 2}, 1, 2));
  }

  /** Fed or computed, compiled or by reference: the same answer. */
  @Test
  void answersNumbersOutOfRange() {
    String words =
        CommandLineRun.file(
            folder,
            "words.nn",
            """
            model Words {
              placeholder word  : int[batch]
              placeholder pair  : int[batch, 2]
              placeholder shift : int[]
              variable table : float[3, 2] = 1
              output hot    = one_hot(word, 3)
              output picked = gather_rows(table, pair)
              output other  = gather_rows(table, word + shift)
              output slope  = grad(sum(gather_rows(table * table, word + shift)), table)
              output rows   = gather_rows(one_hot(word, 3), word + shift)
            }
            """);
    List<List<String>> cases =
        List.of(
            List.of(
                "hot",
                "word=[0, 2, 1, 3]",
                "`word` holds 3 at row 3; it must be at least 0 and less than 3"),
            List.of(
                "picked",
                "pair=[[0, 2], [-1, 0]]",
                "`pair` holds -1 at row 1, element 0; it must be at least 0 and less than 3"),
            List.of("other", "word=[2, 0]", "row 3 is taken from a table of 3 rows at words.nn:8"),
            List.of("slope", "word=[2, 0]", "row 3 is taken from a table of 3 rows at words.nn:9"),
            List.of("rows", "word=[0, 1]", "row 2 is taken from a table of 2 rows at words.nn:10"));
    for (String engine : List.of("--json", "--reference")) {
      for (List<String> each : cases) {
        CommandLineRun run =
            CommandLineRun.of(
                "eval",
                words,
                engine,
                "--fetch",
                each.get(0),
                "--feed=" + each.get(1),
                "--feed=shift=1");
        assertThat(run.err()).contains("error: " + each.get(2) + "\n");
        assertThat(run.code()).isEqualTo(1);
      }
    }
  }

  @Test
  void answersMistakes() {
    List<List<String>> cases =
        List.of(
            List.of("--feed=x=[[1, 2]", "what is fed for `x` is not JSON"),
            List.of("--feed=x=[[1, 2]] 3", "what is fed for `x` is not JSON"),
            List.of(
                "--feed=x=[[1, 2], [3]]",
                "what is fed for `x` is not an array of equal rows of numbers"),
            List.of(
                "--feed=x=[[1, true]]", "what is fed for `x` holds true, which is not a number"),
            List.of(
                "--feed=x=[[1, 1e39]]",
                "what is fed for `x` holds 1e39, which is too large: numbers go up to 3.4e38"),
            List.of("--feed=x=[[1, NaN]]", "what is fed for `x` is not JSON"),
            List.of("--feed=x=[[1, 0x1]]", "what is fed for `x` is not JSON"),
            List.of("--feed=x=@", "what is fed for `x` names no file behind @"),
            List.of("--feed=k=[1.5]", "what is fed for `k` holds 1.5, which is not an int"),
            List.of("--feed=m=[1]", "what is fed for `m` holds 1, which is not a truth value"),
            List.of("--feed=x=[1, 2]", "`x` is float[batch, 2], not float[2]"),
            List.of("--feed=q=1", "Scale has no placeholder `q`"),
            List.of("--feed=x=@none.npy", "none.npy cannot be read: it does not exist"),
            List.of("--feed=x=@none.json", "none.json cannot be read: it does not exist"),
            List.of("--fetch=q", "Scale has no output `q`"),
            List.of("--fetch=y", "`y` needs `x`, which is not fed"),
            List.of(
                "--weights=none.safetensors",
                "none.safetensors cannot be read: it does not exist"));
    for (List<String> each : cases) {
      CommandLineRun run = eval(each.get(0));
      assertThat(run.err()).as(each.get(0)).contains("error: " + each.get(1) + "\n");
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
    }
    CommandLineRun wrong = eval("--threads=0");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("error: --threads must be at least 1, not 0\n");
    assertThat(CommandLineRun.of("eval", scale).err())
        .isEqualTo(
            "error: "
                + scale
                + " has several models\n"
                + "   = help: name one with --model: Scale, Other\n");
  }
}
