package dev.nnc.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.file.Safetensors;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.LineTrainer;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the sample {@code Line}. */
final class TrainerMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return run(TrainerMainTest::open, arguments);
  }

  private int run(Function<Options, TrainingSession> opener, String... arguments) {
    out.reset();
    err.reset();
    return new TrainerMain(opener, new Screen(stream(out), stream(err), 0))
        .run("LineTrainer", List.of(arguments));
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  private static TrainingSession open(Options options) {
    LineTrainer.Session line = LineTrainer.open(options);
    line.assign("w1", Tensor.of(new float[] {0.5f, -0.5f}, 2, 1));
    line.useData(
        new Dataset(
            List.of(
                new PlaceholderPlan("x", ElementType.FLOAT32, List.of(2)),
                new PlaceholderPlan("y_", ElementType.FLOAT32, List.of(1))),
            List.of(new float[] {1, 0, 0, 1, 1, 1, 0, 0}, new float[] {1, 1, 2, 0}),
            List.of(4)));
    return line;
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesLinesForPeople() {
    assertThat(run("--steps", "1_000", "--batch=2")).isEqualTo(ExitCode.OK.code());
    assertThat(out().lines())
        .startsWith("training Line: 2 parameters, 4 rows, 1,000 steps")
        .contains("step 500  w1 = [[0.917281], [0.13857736]]")
        .contains("step 1,000  epoch 500  loss 0.099724  rate 0.0010000");
    assertThat(out().lines().reduce((a, b) -> b).orElseThrow())
        .matches("done after 1,000 steps in .* s \\(.* steps/s\\): loss .*");
    assertThat(err()).isEmpty();
  }

  @Test
  void writesLinesOfJson() {
    assertThat(run("--steps", "500", "--json")).isEqualTo(ExitCode.OK.code());
    List<String> lines = out().lines().toList();
    assertThat(lines).hasSize(12);
    assertThat(lines.get(0))
        .startsWith("{\"model\": \"Line\", \"step\": 50, \"epoch\": 50.0, \"loss\": 1.413")
        .endsWith(", \"rate\": 0.001}");
    assertThat(lines.get(10)).matches(".*\"step\": 500, \"loss\": [0-9.]+, \"w1\": \\[\\[.*");
    assertThat(lines.get(11))
        .contains("\"final\": true", "\"loss\"", "\"steps\": 500", "\"steps_per_second\"")
        .contains("\"first_step_ms\"");
    assertThat(run("--steps", "500", "--json", "--quiet")).isEqualTo(ExitCode.OK.code());
    assertThat(out().lines()).singleElement().asString().contains("\"final\": true");
  }

  @Test
  void savesAndGoesOn() {
    String weights = folder.resolve("runs/Line.safetensors").toString();
    assertThat(run("--steps=3", "--quiet", "--out", folder.resolve("runs").toString()))
        .isEqualTo(ExitCode.OK.code());
    assertThat(out()).isEmpty();
    assertThat(run("--steps=8", "--weights", weights)).isEqualTo(ExitCode.OK.code());
    assertThat(out()).startsWith("training Line: 2 parameters, 4 rows, 5 steps after 3");
  }

  @Test
  void takesNumbersAsLargeAsOtherProgramsDo() {
    assertThat(run("--steps=1", "--batch=3000000000", "--threads=2000", "--quiet"))
        .isEqualTo(ExitCode.OK.code());
  }

  @Test
  void leavesNoFolderWhereTheDataIsWrong() {
    String out = folder.resolve("a/b").toString();
    assertThat(run(LineTrainer::open, "--data-folder", folder.toString(), "--out", out))
        .isEqualTo(ExitCode.USER_ERROR.code());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void looksAtWhereItSavesBeforeItTrains() throws IOException {
    Path weights = Files.createDirectories(folder.resolve("Line.safetensors"));
    assertThat(run("--out", folder.toString())).isEqualTo(ExitCode.USER_ERROR.code());
    assertThat(err()).startsWith("error: " + weights + " cannot be written: it is a folder\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void refusesToSaveWhereAnotherTrainingWill() {
    TrainingListener meanwhile =
        new TrainingListener() {
          @Override
          public void started(Started event) {
            assertThat(run("--out", folder.toString())).isEqualTo(ExitCode.USER_ERROR.code());
          }
        };
    TrainingRun.run(open(Options.defaults().withSteps(3)), meanwhile, folder);
    assertThat(err())
        .isEqualTo(
            "error: another training will save its weights to "
                + folder.resolve("Line.safetensors")
                + "\n   = help: wait for its end, or name another folder for the weights\n");
    assertThat(folder.toFile().list()).containsExactly("Line.safetensors");
  }

  @Test
  void answersWrongUse() {
    List<List<String>> cases =
        List.of(
            List.of("--bogus", "unknown option `--bogus`"),
            List.of("--steps", "--steps needs a value"),
            List.of("--steps=many", "--steps must be a whole number of at least 0, not `many`"),
            List.of("--batch=0", "--batch must be a whole number of at least 1, not `0`"),
            List.of(
                "--threads=3000000000",
                "--threads must be a whole number from 1 to 2147483647, not `3000000000`"),
            List.of("--out=", "--out is an empty path; the current folder is `.`"),
            List.of("--seed=1.5", "--seed must be a whole number, not `1.5`"));
    for (List<String> each : cases) {
      assertThat(run(each.get(0))).isEqualTo(ExitCode.USAGE.code());
      assertThat(err()).startsWith("error: " + each.get(1) + "\nOptions:");
    }
    assertThat(run("--steps=1", "--steps", "2")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err()).startsWith("error: --steps is given twice\n");
    assertThat(run("--steps=1", "--epochs", "2")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err()).startsWith("error: --epochs and --steps both say how long to train: ");
    assertThat(run("--weights=w", "--resume=r")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err()).startsWith("error: --weights and --resume both say what to start from: ");
    assertThat(run("--help")).isEqualTo(ExitCode.OK.code());
    assertThat(out()).contains("--allow-non-finite");
  }

  @Test
  void namesCallersThatThereAre() {
    System.setProperty(Caller.PROPERTY, "nobody");
    try {
      assertThat(run("--steps=1")).isEqualTo(ExitCode.USER_ERROR.code());
    } finally {
      System.clearProperty(Caller.PROPERTY);
    }
    assertThat(err())
        .startsWith("error: -Dnnc.caller=nobody is none of [JAVA, COMMAND_LINE, MAVEN]\n");
  }

  @Test
  void tellsWhoseMistakeItIs() {
    Function<Options, TrainingSession> users =
        options -> {
          throw new UserException("what", "do that");
        };
    assertThat(run(users)).isEqualTo(ExitCode.USER_ERROR.code());
    assertThat(err()).isEqualTo("error: what\n   = help: do that\n");
    Function<Options, TrainingSession> ours =
        options -> {
          throw new IllegalStateException("oops");
        };
    assertThat(run(ours)).isEqualTo(ExitCode.BUG.code());
    assertThat(err()).contains("a bug in LineTrainer").contains("nnc-bug-");
  }

  @Test
  void goesOnWhenNobodyReads() {
    PrintStream closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("closed");
              }
            });
    int code =
        new TrainerMain(TrainerMainTest::open, new Screen(closed, stream(err), 0))
            .run("LineTrainer", List.of("--steps=3000", "--out=" + folder));
    assertThat(code).isEqualTo(ExitCode.OK.code());
    assertThat(err()).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
    assertThat(Safetensors.read(folder.resolve("Line.safetensors")).metadata())
        .containsEntry("step", "3000");
  }

  @Test
  void relaunchesWithTheSameProgram() {
    List<String> command = Relaunch.command("LineTrainer", List.of("--steps", "3"));
    assertThat(command.get(0)).endsWith("java");
    assertThat(command).contains("--add-modules=jdk.incubator.vector", "-Dnnc.relaunched=true");
    assertThat(command).endsWith("LineTrainer", "--steps", "3");
  }

  @Test
  void memoryIsManagedAsTheUserSays() {
    assertThat(MemoryOptions.besides(List.of("-ea", "-Dx=y"), ""))
        .containsExactly("-XX:+UseSerialGC", "-Xmn16m");
    assertThat(MemoryOptions.besides(List.of("-XX:+UseParallelGC"), "")).isEmpty();
    for (String size : List.of("-Xmx1g", "-Xms8m", "-XX:MaxRAMPercentage=50", "-XX:NewSize=4m")) {
      assertThat(MemoryOptions.besides(List.of(size), "")).containsExactly("-XX:+UseSerialGC");
    }
  }

  @Test
  void largePagesAreAskedForWhereTheyAreGivenToWhoAsks() {
    List<String> given = List.of("-XX:+UseG1GC");
    String large = "-XX:+UseTransparentHugePages";
    assertThat(MemoryOptions.besides(given, "always [madvise] never\n")).containsExactly(large);
    assertThat(MemoryOptions.besides(given, "[always] madvise never\n")).isEmpty();
    assertThat(MemoryOptions.besides(given, "always madvise [never]\n")).isEmpty();
    for (String pages : List.of("-XX:-UseTransparentHugePages", "-XX:+UseLargePages")) {
      List<String> said = List.of("-XX:+UseG1GC", pages);
      assertThat(MemoryOptions.besides(said, "always [madvise] never\n")).isEmpty();
    }
  }

  @Test
  void lanesAreCompiledAsTheUserSays() {
    assertThat(LaneCompilation.besides(List.of("-Xmx1g", "-ea")))
        .contains("-XX:CompileCommand=BackgroundCompilation,*Lanes::*,false")
        .contains("-XX:PerMethodTrapLimit=5000");
    String integers = "-XX:-UseFPUForSpilling";
    assertThat(LaneCompilation.besides(List.of(), 25)).contains(integers);
    assertThat(LaneCompilation.besides(List.of(), 17)).doesNotContain(integers);
    String limit = "-XX:PerMethodTrapLimit=200";
    String quiet = "-XX:CompileCommand=quiet";
    for (String own : List.of("-Xint", "-XX:-TieredCompilation", quiet, limit, integers)) {
      assertThat(LaneCompilation.besides(List.of(own))).isEmpty();
    }
  }

  @Test
  void optionsAreReadFromTheCommandLineWhereItSaysAll() {
    String program = "--steps=3 -cp a b";
    assertOptions("-Xmx1g -cp a:b -Dx=y -ea LineTrainer", program, "-Xmx1g -Dx=y -ea");
    assertOptions("-XX:+UseParallelGC -jar line.jar", program, "-XX:+UseParallelGC");
    assertOptions("--class-path a LineTrainer", "", "");
    for (String unknown : List.of("@options", "--add-opens a=b", "-XX:Flags=f", "-p modules")) {
      assertThat(options(unknown + " -cp a LineTrainer", program)).isEmpty();
    }
    assertThat(options("-cp a OtherTrainer", program)).isEmpty();
    assertThat(GivenOptions.plain(List.of("LineTrainer"), "LineTrainer", List.of("3"))).isEmpty();
  }

  private static void assertOptions(String options, String program, String expected) {
    assertThat(options(options, program)).contains(words(expected));
  }

  private static Optional<List<String>> options(String options, String program) {
    return GivenOptions.plain(words(options + " " + program), "LineTrainer", words(program));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" "));
  }
}
