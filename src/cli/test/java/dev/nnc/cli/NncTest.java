package dev.nnc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only look, and how the program answers a wrong command line. */
final class NncTest {
  private static final String BOWL =
      """
      model Bowl {
        variable p : float[2] = [3, -1]
        output f = sum(p^2)
        output slope = grad(f, p)
      }
      train Bowl {
        loss     f
        optimize adam(rate = 0.1)
        run      10 steps
      }
      """;

  @TempDir private Path folder;

  @Test
  void checks() {
    String good = CommandLineRun.file(folder, "bowl.nn", BOWL);
    assertThat(CommandLineRun.of("check", good))
        .isEqualTo(new CommandLineRun(0, good + ": 1 model, no errors\n", ""));
    String bad =
        CommandLineRun.file(folder, "bad.nn", "model M {\n  output a = b\n  output c = d\n}\n");
    CommandLineRun run = CommandLineRun.of("check", bad);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("error[NN1101]", "bad.nn:2:14", "bad.nn:3:14")
        .endsWith("error: " + bad + " has 2 errors\n");
    assertThat(CommandLineRun.of("check", folder.resolve("none.nn").toString()).err())
        .contains("there is no such file");
  }

  @Test
  void checksSeveral() {
    String good = CommandLineRun.file(folder, "bowl.nn", BOWL);
    String bad = CommandLineRun.file(folder, "bad.nn", "model M {\n  output a = b\n}\n");
    CommandLineRun both = CommandLineRun.of("check", bad, good);
    assertThat(both.code()).isEqualTo(1);
    assertThat(both.out()).isEqualTo(good + ": 1 model, no errors\n");
    assertThat(both.err()).contains("bad.nn:2:14").endsWith("error: 1 of 2 scripts has errors\n");
    assertThat(CommandLineRun.of("check", folder.toString())).isEqualTo(both);
    assertThat(CommandLineRun.of("check", good, good).code()).isZero();
    assertThat(CommandLineRun.of("check", folder.resolve("none").toString()).code()).isEqualTo(1);
    assertThat(CommandLineRun.of("check").code()).isEqualTo(2);
  }

  @Test
  void checksDefinitionsAlone() {
    String sound = CommandLineRun.file(folder, "plane.nn", "def plane(x) = x |> dense(1)\n");
    assertThat(CommandLineRun.of("check", sound))
        .isEqualTo(
            new CommandLineRun(
                0, sound + ": no model, but definitions for others to use, no errors\n", ""));
    assertThat(CommandLineRun.of("train", sound).err()).contains("the script has no model");
    String bad = CommandLineRun.file(folder, "slope.nn", "def slope(x) = x |> dens(1)\n");
    assertThat(CommandLineRun.of("check", bad).err())
        .contains("slope.nn:1:21")
        .endsWith("error: " + bad + " has 1 error\n");
    String empty = CommandLineRun.file(folder, "empty.nn", "// nothing yet\n");
    assertThat(CommandLineRun.of("check", empty).err()).contains("the script has no model");
  }

  @Test
  void summarises() {
    String script = CommandLineRun.file(folder, "bowl.nn", BOWL);
    assertThat(CommandLineRun.of("summary", script).out())
        .startsWith(
            """
            model Bowl
            layer  shape     variables  numbers
            p      float[2]  p [2]      2
            f      float[]
            slope  float[2]
            2 parameters, 24 bytes with states and slots
            """)
        .matches("(?s).*\n[1-9]\\d* FLOPs a step\n\n");
  }

  /** Each layer has a shape of its own, not that of the name it is part of. */
  @Test
  void summarisesChains() {
    String chain =
        """
        model S {
          placeholder x : float[batch, 5]
          layer d = dense(4)
          s = x |> dense(16) |> batch_norm |> dense(5) |> d |> dense(1) |> squeeze(axis = 1)
          output p = sigmoid(s)
        }
        """;
    String script = CommandLineRun.file(folder, "chain.nn", chain);
    assertThat(CommandLineRun.of("summary", script).out().lines().map(NncTest::shapeOf))
        .contains(
            "s/dense_1 float[batch, 16]",
            "s/batch_norm float[batch, 16]",
            "s/dense_2 float[batch, 5]",
            "d/dense_3 float[batch, 4]",
            "s/dense_4 float[batch, 1]",
            "p float[batch]");
  }

  private static String shapeOf(String row) {
    return row.replaceFirst("^(\\S*) +(\\w*(\\[[^]]*])?).*", "$1 $2");
  }

  @Test
  void explains() {
    String script = CommandLineRun.file(folder, "bowl.nn", BOWL);
    assertThat(CommandLineRun.of("explain", script).out())
        .startsWith("model Bowl\n\n# initialize after checked\n%1 = ")
        .contains("# slope after differentiate\n", "= gradient(", "p' = %")
        .contains("# kernels of step\n", "# buffers\nfloat[2]  p, kept\n");
    assertThat(CommandLineRun.of("explain", script, "--dump=simplify-derivatives").out())
        .contains("# step after simplify-derivatives\n")
        .doesNotContain("= gradient(", "after checked");
  }

  @Test
  void compiles() throws Exception {
    String script = CommandLineRun.file(folder, "bowl.nn", BOWL);
    CommandLineRun run =
        CommandLineRun.of("compile", script, "-d", folder.toString(), "--package=a.b");
    Path source = folder.resolve("a/b/BowlTrainer.java");
    String model = folder.resolve("a/b/Bowl.java").toString();
    assertThat(run).isEqualTo(new CommandLineRun(0, model + "\n" + source + "\n", ""));
    assertThat(source).content().contains("package a.b;", "class BowlTrainer");
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      assertThat(classes.loadClass("a.b.BowlTrainer")).hasDeclaredMethods("open", "main");
    }
    assertThat(CommandLineRun.of("compile", script, "-d", "x", "--package=1.b").code())
        .isEqualTo(2);
  }

  @Test
  void formats() {
    String script = CommandLineRun.file(folder, "bowl.nn", BOWL.replace("  loss     f", "loss f"));
    CommandLineRun check = CommandLineRun.of("fmt", "--check", folder.toString());
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.out()).isEqualTo("would change " + script + "\n");
    assertThat(check.err()).contains("1 script is laid out otherwise");
    assertThat(CommandLineRun.of("fmt", script).out()).isEqualTo("changed " + script + "\n");
    assertThat(Path.of(script)).hasContent(BOWL.replace("  output f =", "  output f     ="));
    assertThat(CommandLineRun.of("fmt", "--check", script))
        .isEqualTo(new CommandLineRun(0, "", ""));
    String bad = CommandLineRun.file(folder, "bad.nn", "model {\n");
    assertThat(CommandLineRun.of("fmt", bad).err()).contains("1 script is not laid out\n");
    assertThat(Path.of(bad)).hasContent("model {\n");
  }

  @Test
  void documents() {
    assertThat(CommandLineRun.of("doc").out())
        .contains(
            "activations\n", "  adam ", "  where ", "  selu                         Scaled exp");
    assertThat(CommandLineRun.of("doc", "sgd", "where").out())
        .contains("sgd(rate : float = 0.01;\n    momentum = 0,", "defined in optimizers as")
        .contains("where(condition, a, b)\n\n  a where the condition holds, else b.\n\n")
        .endsWith("      where([1, -2, 3] > 0, [1, -2, 3], 0.5)   // [1, 0.5, 3]\n\n");
    assertThat(CommandLineRun.of("doc", "adamm").err()).contains("did you mean `adam`?");
    String own = CommandLineRun.file(folder, "own.nn", "/// Twice x.\ndef twice(x) = 2 * x\n");
    assertThat(CommandLineRun.of("doc", "--in", own, "twice").out())
        .isEqualTo("twice(x)\n\n  Twice x.\n\ndefined in own.nn as\n\n  def twice(x) = 2 * x\n\n");
  }

  @Test
  void completes() {
    assertThat(CommandLineRun.of("completion").out()).contains("complete -F", "--fast-math");
  }

  @Test
  void answersAWrongCommandLine() {
    Map<List<String>, String> cases =
        Map.ofEntries(
            Map.entry(List.of(), "which command?"),
            Map.entry(
                List.of("trian"), "unknown argument `trian`\n   = help: did you mean `train`"),
            Map.entry(List.of("check"), "SCRIPT is missing"),
            Map.entry(List.of("check", ""), "SCRIPT is an empty path; the current folder is `.`"),
            Map.entry(List.of("check", "a.nn", "--bogus"), "unknown option `--bogus`"),
            Map.entry(
                List.of("check", "a.nn", "-Ddrop=0.1"),
                "unknown option `-Ddrop=0.1`\n   = help: a setting of the script is changed by --set"
                    + " drop=0.1"),
            Map.entry(
                List.of("check", "--epochs", "3", "a.nn"),
                "unknown option `--epochs`\n   = help: `--epochs` is an option of train"),
            Map.entry(List.of("compile", "--outt", "x", "a.nn"), "unknown option `--outt`"),
            Map.entry(
                List.of("summary", "a.nn", "--", "--set"),
                "unknown argument `--set`\n   = help: options stand before `--`"),
            Map.entry(
                List.of("train", "a.nn", "--Epochs=2"),
                "unknown option `--Epochs=2`\n   = help: did you mean `--epochs`?"),
            Map.entry(List.of("compile", "a.nn"), "-d is missing or needs a value"),
            Map.entry(
                List.of("train", "a.nn", "--steps", "many"),
                "Invalid value for option '--steps': 'many' is not a whole number"),
            Map.entry(List.of("train", "a.nn", "--out="), "--out is an empty path; the current"),
            Map.entry(List.of("train", "a.nn", "--out=b", "--out=c"), "--out is given twice"),
            Map.entry(
                List.of("check", "a.nn", "--precision", "half"),
                "Invalid value for option '--precision': expected one of float, double"),
            Map.entry(
                List.of("check", "a.nn", "--set", "act"), "--set takes NAME=VALUE, not `act`"),
            Map.entry(
                List.of("check", "a.nn", "--set=a=1", "--set=b=2", "--set=a=3"),
                "--set gives `a` twice: 1 and 3"),
            Map.entry(
                List.of("eval", "a.nn", "--feed=x=1", "--feed=x=2"),
                "--feed gives `x` twice: 1 and 2"),
            Map.entry(
                List.of("eval", "a.nn", "--save=y=1.npy", "--save=y=2.npy"),
                "--save gives `y` twice: 1.npy and 2.npy"),
            Map.entry(List.of("eval", "a.nn", "--save=y="), "--save names no file for `y`"),
            Map.entry(
                List.of("plot", "a.nn", "--to=a.txt"),
                "--to names a.txt, but pictures end with .svg or .png"),
            Map.entry(
                List.of("plot", "a.nn", "--to=a.png", "--format=svg"),
                "--to a.png and --format svg do not agree"),
            Map.entry(
                List.of("compare", "a.nn", "w", "1", "--to=a"),
                "--to names a, but pictures end with"),
            Map.entry(List.of("compare", "a.nn", "w", "1", "--set=w=2"), "`w` is what is compared"),
            Map.entry(
                List.of("compare", "a.nn", "w", "1", "--epochs=0"), "--epochs must be at least 1"),
            Map.entry(
                List.of("explain", "a.nn", "--dump=x"),
                "no pass `x`; there are checked, simplify"));
    cases.forEach(
        (arguments, message) -> {
          CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
          assertThat(run.err()).startsWith("error: " + message).contains("--help says more\n");
          assertThat(run.code()).isEqualTo(2);
        });
  }

  @Test
  void helps() {
    assertThat(CommandLineRun.of("--help").out()).contains("train", "eval", "Exit codes");
    for (OptionName each : OptionName.values()) {
      assertThat(CommandLineRun.of("train", "--help").out()).contains(each.of(Caller.COMMAND_LINE));
    }
    assertThat(CommandLineRun.of("--version").out()).startsWith("nnc ");
    assertThat(CommandLineRun.of("train", "--version").out()).startsWith("nnc ");
  }
}
