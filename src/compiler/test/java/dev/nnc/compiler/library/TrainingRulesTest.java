package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.eval.Script;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every optimizer, stage, schedule, regularizer, constraint and average of the library. */
class TrainingRulesTest {
  private static final String KEPT = "  checkpoint \"kept\" every 1 epochs keep 9\n";

  @TempDir private Path folder;

  private static boolean isParted(String rule) {
    Program program = new Script(TrainingRules.script(List.of(rule), "")).program();
    return Objects.requireNonNull(program.training()).gradients() instanceof Program.Parts;
  }

  /** What {@code lbfgs} does depends on the loss where it stands. */
  @Test
  void onlyWhatReadsTheLossNeedsWholeSteps() {
    assertThat(TrainingRules.all()).hasSizeGreaterThan(40);
    assertThat(TrainingRules.all().stream().filter(rule -> !isParted(rule)))
        .containsExactly("optimize lbfgs()");
  }

  /** Rates are rounded where they meet a variable, and not before. */
  @Test
  void ratesAreComputedInDoublePrecision() {
    for (String rule : TrainingRules.all()) {
      Source source = Source.of("rule.nn", TrainingRules.script(List.of(rule), ""));
      Program program =
          new ScriptCompiler(CompilerOptions.standard()).check(source).programs().get(0);
      Graph rates = Objects.requireNonNull(program.training()).watch().rates();
      assertThat(rates.nodes()).as(rule).noneMatch(node -> node.type().dtype() == DType.FLOAT32);
    }
  }

  /** But for steps by the length of what was computed first, and slots of other sizes. */
  @Test
  void eachVariableIsUpdatedWithItsSlotsInOneLoop() {
    for (String rule : TrainingRules.all()) {
      if (rule.matches("optimize (lamb|lbfgs)\\(.*")) {
        continue;
      }
      StepPlan plan = StepPlan.of(new Script(TrainingRules.script(List.of(rule), "")).program());
      List<Kernel> kernels =
          Objects.requireNonNull(plan.step()).kernels().stream()
              .flatMap(kernel -> kernel.parts().stream())
              .toList();
      Buffer variable = Objects.requireNonNull(plan.cells().get("case_0/dense/weight"));
      List<Kernel> loops = writers(kernels, variable);
      assertThat(loops).as(rule).hasSize(1);
      for (Map.Entry<String, Buffer> cell : plan.cells().entrySet()) {
        boolean like = cell.getValue().shape().equals(variable.shape());
        if (like && cell.getKey().startsWith("case_0/dense/weight/")) {
          assertThat(writers(kernels, cell.getValue())).as(rule).isEqualTo(loops);
        }
      }
    }
  }

  private static List<Kernel> writers(List<Kernel> kernels, Buffer buffer) {
    return kernels.stream().filter(kernel -> kernel.writes().contains(buffer)).toList();
  }

  @Test
  void resumedIsAsNeverBrokenOffAndPartsAreWholeSteps() throws Exception {
    List<String> rules = TrainingRules.all().stream().filter(TrainingRulesTest::isParted).toList();
    CompiledScript script = CompiledScript.of(TrainingRules.script(rules, KEPT));
    resumes(script, "all");
    parts(script);
  }

  @Test
  void fullBatchesAndAveragesResume() throws Exception {
    List<String> averages = new ArrayList<>(TrainingRules.averages());
    averages.add("average 0.9");
    for (String average : averages) {
      String script = TrainingRules.script(List.of("optimize lbfgs()"), KEPT + average + "\n");
      resumes(CompiledScript.of(script.replace("batch 20", "batch all")), average);
    }
  }

  private void resumes(CompiledScript script, String name) throws Exception {
    Path whole = folder.resolve("whole" + name.hashCode());
    TrainingReport all = trained(script, Options.defaults().withResults(whole));
    List<Path> kept = checkpoints(whole);
    assertThat(kept).hasSize(4);
    for (Path from : kept.subList(0, kept.size() - 1)) {
      Path rest = folder.resolve("rest" + name.hashCode() + from.getFileName());
      TrainingReport report =
          trained(script, Options.defaults().withResults(rest).withResume(from));
      assertThat(report.history().measurements()).isEqualTo(all.history().measurements());
      List<Path> again = checkpoints(rest);
      assertThat(again.get(again.size() - 1).resolve("M.safetensors"))
          .as("%s from %s", name, from.getFileName())
          .hasSameBinaryContentAs(kept.get(kept.size() - 1).resolve("M.safetensors"));
    }
  }

  private static TrainingReport trained(CompiledScript script, Options options) {
    try (TrainingSession session = script.model().train(options)) {
      return session.train(TrainingListener.SILENT);
    }
  }

  private static List<Path> checkpoints(Path results) throws Exception {
    try (Stream<Path> all = Files.list(results.resolve("kept"))) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static void parts(CompiledScript script) {
    try (TrainingSession whole = script.model().train();
        TrainingSession parted = script.model().train()) {
      for (int step = 0; step < 7; step++) {
        feed(whole, step);
        feed(parted, step);
        whole.run();
        parted.apply(parted.gradients());
        assertThat(cells(parted)).as("step %s", step).isEqualTo(cells(whole));
      }
    }
  }

  private static void feed(TrainingSession session, int step) {
    double[] x = new double[10];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(step * x.length + i);
    }
    session.feed("x", Tensor.of(x, 5, 2));
    session.feed("t", Tensor.of(new double[] {0, 1, 1, 0, 1}, 5, 1));
  }

  private static Map<String, Tensor> cells(TrainingSession session) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    session.cells().forEach(cell -> found.put(cell.path(), session.variable(cell.path())));
    return found;
  }
}
