package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import dev.nnc.runtime.file.Safetensors;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnc train}. */
final class TrainTest {
  private static final String BOWLS =
      """
      config start = 3
      config rate = 0.1
      model Bowl {
        variable p : float[2] = [start, -1]
        f = sum(p^2)
        output at = p
      }
      train Bowl {
        loss     f
        optimize sgd(rate = rate)
        run      10 steps
        log      p every 5 steps
      }
      model Line {
        placeholder x : float[batch, 1]
        placeholder t : float[batch, 1]
        output y = x |> dense(1, use_bias = false, init = zeros)
      }
      train Line {
        data     csv("points.csv") { x = [x], t = [y] } split 75% / 25%
        loss     mse(y, t)
        optimize sgd(rate = 0.02)
        run      batch 2, 30 epochs, seed 4
        metric   mse(y, t)
      }
      """;

  @TempDir private Path folder;
  private String script;

  @BeforeEach
  void write() {
    script = CommandLineRun.file(folder, "bowls.nn", BOWLS);
    CommandLineRun.file(folder, "points.csv", "x,y\n1,3\n2,6\n-1,-3\n3,9\n0,0\n-2,-6\n4,12\n1,3\n");
  }

  @Test
  void onlyOneLengthCanBeMeant() {
    for (String command : List.of("train", "eval")) {
      CommandLineRun run =
          CommandLineRun.of(command, script, "--model=Bowl", "--epochs=2", "--steps=9");
      assertThat(run.err())
          .startsWith("error: --epochs and --steps both say how long to train: leave one of them");
      assertThat(run.code()).isEqualTo(2);
      run = CommandLineRun.of(command, script, "--model=Bowl", "--weights=w", "--resume=r");
      assertThat(run.err()).startsWith("error: --weights and --resume both say what to start from");
      assertThat(run.code()).isEqualTo(2);
    }
  }

  @Test
  void trainsEachModelInOrder() {
    CommandLineRun run =
        CommandLineRun.of("train", script, "--out", folder.resolve("o").toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .startsWith("training Bowl: 2 parameters, 10 steps")
        .contains("training Line: 1 parameter, 6 rows (and 2 to validate), 90 steps")
        .anyMatch(line -> line.startsWith("step 5  p = ["))
        .endsWith("saved " + folder.resolve("o/Line.safetensors"));
    assertThat(Safetensors.read(folder.resolve("o/Line.safetensors")).metadata())
        .containsEntry("step", "90")
        .containsEntry("seed", "4");
    CommandLineRun eval =
        CommandLineRun.of(
            "eval", script, "--model=Line", "--weights=" + folder.resolve("o"), "--feed=x=[[10]]");
    assertThat(eval.out()).matches("y = \\[\\[(29\\.9|30\\.0).*]]\n");
    assertThat(eval.err()).isEmpty();
  }

  @Test
  void writesJson() {
    CommandLineRun run =
        CommandLineRun.of("train", script, "--json", "--model=Line", "--epochs=2", "--seed=1");
    List<String> lines = run.out().lines().toList();
    assertThat(lines)
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"model\": \"Line\", \"step\""));
    assertThat(lines.get(0)).contains("\"epoch\": 1.0, \"loss\": ", "\"mse\": ");
    assertThat(lines.get(2)).contains("\"final\": true", "\"steps\": 6", "\"steps_per_second\": ");
    assertThat(CommandLineRun.of("train", script, "--quiet").out()).isEmpty();
    assertThat(CommandLineRun.of("train", script, "--quiet", "--json").out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"final\": true"));
  }

  @Test
  void logsWhatIsMeasured() {
    String bowl =
        CommandLineRun.file(
            folder,
            "bowl.nn",
            """
            model Bowl {
              variable p : float[] = 2
            }
            train Bowl {
              loss       p^2
              regularize l1(0.5) on "p"
              optimize   sgd(rate = 0)
              run        1 steps
              metric     twice = 2 * p
              log        loss, data_loss, twice every 1 steps
            }
            """);
    for (String engine : List.of("--threads=1", "--reference")) {
      assertThat(CommandLineRun.of("train", bowl, engine).out().lines())
          .contains("step 1  loss = 5.0", "step 1  data_loss = 4.0", "step 1  twice = 4.0");
    }
  }

  @Test
  void overridesWhatTheScriptSays() {
    CommandLineRun run =
        CommandLineRun.of("train", script, "--model=Bowl", "--steps=5", "--set", "start=0");
    assertThat(run.out()).contains("step 5  p = [0.0, -0.3").contains("done after 5 steps");
    run = CommandLineRun.of("train", script, "--model=Line", "--batch=100", "--epochs=1");
    assertThat(run.out()).contains("done after 1 step ");
  }

  @Test
  void answersMistakes() {
    assertThat(CommandLineRun.of("train", script, "--weights", "w.safetensors").err())
        .startsWith("error: w.safetensors is one file, but there are 2 models\n");
    assertThat(CommandLineRun.of("train", script, "--model", "Bow").err())
        .isEqualTo("error: " + script + " has no model `Bow`\n   = help: it has Bowl, Line\n");
    assertThat(CommandLineRun.of("train", script, "--model=Bowl", "--set", "rate=1e30").err())
        .startsWith("error: the loss of Bowl is ");
    assertThat(
            CommandLineRun.of(
                    "train", script, "--model=Bowl", "--set", "rate=1e30", "--allow-non-finite")
                .code())
        .isZero();
    assertThat(CommandLineRun.of("train", script, "--model=Line", "--data-folder=none").err())
        .startsWith("error: ");
    String alone = CommandLineRun.file(folder, "alone.nn", "model M { output one = 1.0 }\n");
    CommandLineRun run = CommandLineRun.of("train", alone);
    assertThat(run.err()).startsWith("error: " + alone + " has no train block to carry out\n");
    assertThat(run.code()).isEqualTo(1);
  }
}
