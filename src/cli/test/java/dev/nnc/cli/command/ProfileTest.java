package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnc.cli.CommandLineRun;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.Precision;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.driver.profile.StepProfiler;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.profile.StepTimes;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.ProfiledSession;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nnc explain --profile}: each kernel of a step has its time, and none learns else. */
final class ProfileTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");
  private static final long NANOS = 20_000_000;
  private static final String[] SHORT = {"--profile", "--seconds", "0.02", "--json"};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"line, 1", "himmelblau, 1", "digits, 2", "letters, 2", "moons, 1", "iris, 1"})
  void stepsLearnTheSameBits(String example, int threads) throws Exception {
    Path script = EXAMPLES.resolve(example + ".nn");
    Program program = programs(script).get(0);
    Options options =
        Options.defaults().withBase(EXAMPLES).withThreads(threads).withResults(folder);
    byte[] profiled;
    long steps;
    try (ProfiledSession session = new StepProfiler(program).open(options)) {
      StepTimes times = session.profile(NANOS);
      steps = session.completedSteps();
      profiled = weights(session);
      assertThat(times.steps()).isBetween(1L, steps - 1);
      assertThat(times.kernels()).allMatch(nanos -> nanos >= 0).anyMatch(nanos -> nanos > 0);
      assertThat(times.between()).isNotNegative();
    }
    GeneratedClass plain = GeneratedClass.of(program, "");
    try (var session = (TrainingSession) plain.open(options.withSteps(steps))) {
      session.train();
      assertThat(weights(session)).isEqualTo(profiled);
    }
  }

  private static List<Program> programs(Path script) {
    CompilerOptions options =
        CompilerOptions.standard().withPrecision(Precision.FLOAT).withGradients(false);
    return new ScriptCompiler(options).check(script).programs();
  }

  private byte[] weights(TrainingSession session) throws Exception {
    Path file = folder.resolve("weights.safetensors");
    session.save(file);
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @CsvSource({"line, float", "digits, double", "himmelblau, float"})
  void everyKernelOfTheStepIsTold(String example, String precision) {
    String script = EXAMPLES.resolve(example + ".nn").toString();
    String plan =
        CommandLineRun.of("explain", script, "--dump=plan", "--precision", precision).out();
    CommandLineRun run = profile(script, "--precision", precision);
    assertThat(run.code()).as(run.err()).isZero();
    JsonObject step = JsonParser.parseString(run.out()).getAsJsonObject();
    List<String> parts = new ArrayList<>();
    double seconds = step.get("between").getAsDouble();
    double least = 0;
    for (JsonElement each : step.getAsJsonArray("kernels")) {
      JsonObject kernel = each.getAsJsonObject();
      kernel.getAsJsonArray("parts").forEach(part -> parts.add(text(part.getAsJsonObject())));
      assertThat(kernel.get("seconds").getAsDouble()).isNotNegative();
      assertThat(kernel.get("leastSeconds").getAsDouble()).isNotNegative();
      seconds += kernel.get("seconds").getAsDouble();
      least += kernel.get("leastSeconds").getAsDouble();
    }
    assertThat(parts).isEqualTo(kernelsOfStep(plan));
    assertThat(step.get("seconds").getAsDouble())
        .isPositive()
        .isCloseTo(seconds, withPercentage(0.1));
    assertThat(least / seconds).isBetween(1e-9, 2.0);
  }

  private static CommandLineRun profile(String script, String... further) {
    List<String> words = new ArrayList<>(List.of("explain", script));
    words.addAll(List.of(SHORT));
    words.addAll(List.of(further));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private static String text(JsonObject part) {
    List<String> writes = new ArrayList<>();
    part.getAsJsonArray("writes").forEach(name -> writes.add(name.getAsString()));
    return String.format(
        Locale.ROOT, "%-11s %s", part.get("kind").getAsString(), String.join(", ", writes));
  }

  /** What each kernel writes, as the plan says it. */
  private static List<String> kernelsOfStep(String plan) {
    String step =
        plan.substring(plan.indexOf("# kernels of step\n"))
            .lines()
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .reduce("", (text, line) -> text + line + "\n");
    return step.lines()
        .filter(line -> !line.startsWith("rows of ") && !line.startsWith("    "))
        .map(line -> line.strip().replaceAll("( <- | +// ).*", ""))
        .toList();
  }

  @Test
  void tellsPeople() {
    String script = EXAMPLES.resolve("moons.nn").toString();
    CommandLineRun run =
        CommandLineRun.of("explain", script, "--profile", "--seconds=0.02", "--batch=10");
    assertThat(run.out().lines().findFirst().orElseThrow())
        .matches("Moons: [0-9.]+ steps/s of 10 rows with 1 thread, each [0-9.]+ µs, the mean .*");
    assertThat(run.out())
        .contains("µs", "GFLOP/s", "% of limit", "moons.nn:", "rows of the batch", " all\n")
        .containsPattern("limits of this run, 1 thread: [0-9.]+ GFLOP/s; GB/s of 16 KiB [0-9.]+");
  }

  @Test
  void saysWhatIsWrong() {
    String digits = EXAMPLES.resolve("digits.nn").toString();
    String second = EXAMPLES.resolve("second.nn").toString();
    assertThat(profile(second).err())
        .contains("error: " + second + " has no train block whose steps could be profiled\n");
    assertThat(CommandLineRun.of("explain", "--seconds=0", digits, "--profile").err())
        .startsWith("error: --seconds must be above 0 and at most 86400, not 0.0\n");
    assertThat(profile(digits, "--seconds=3").err()).startsWith("error: an option is given twice");
    assertThat(profile(digits, "--threads=0").err()).contains("--threads must be at least 1");
    assertThat(profile(digits, "--dump=plan").err()).contains("leave out one");
    assertThat(profile(digits, "--data-folder=nowhere").err()).contains("does not exist");
    CommandLineRun run = CommandLineRun.of("explain", digits, "--threads=2");
    assertThat(run.err()).startsWith("error: --profile is missing\n");
    assertThat(run.code()).isEqualTo(2);
  }
}
