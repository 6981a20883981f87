package dev.nnc.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.Inputs;
import dev.nnc.runtime.train.TrainingReport;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training that goes on keeps of the one before, and what it refuses. */
final class GoOnTest {
  private static final String SCALED =
      """
      model M {
        placeholder x : float[batch]
        placeholder kind : float[batch, 2]
        variable w : float[] = 1
        y = w * x
        output scaled = y
        output place = kind
      }
      train M {
        data     csv("rows.csv") { x = standardize(a), kind = one_hot(category(b), 2) }
        loss     mean(y)
        optimize sgd(rate = 0)
        run      batch 1, 3 steps, in order
        metric   least = min(x)
        metric   first = sum(kind[:, 0])
      }
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Weights bring the statistics and categories that they were learnt with to rows read before. */
  @Test
  void rowsAreComputedAnewWithWhatWeightsBring() throws Exception {
    CompiledScript script = CompiledScript.of(file("m.nn", SCALED));
    Path weights = folder.resolve("w.safetensors");
    file("rows.csv", "a,b\n0,red\n10,blue\n");
    try (TrainingSession session = script.model().train()) {
      assertThat(session.train().metrics())
          .containsEntry("least", -1.0)
          .containsEntry("first", 1.0);
      session.save(weights);
    }
    Path rows = file("rows.csv", "a,b\n-5,red\n-15,red\n");
    try (TrainingSession session = script.model().train()) {
      assertThat(session.train().metrics())
          .containsEntry("least", -1.0)
          .containsEntry("first", 2.0);
      session.load(weights);
      assertThat(session.completedSteps()).isEqualTo(3);
      TrainingReport report = session.train();
      assertThat(report.metrics()).containsEntry("least", -4.0).containsEntry("first", 0.0);
      assertThat(session.predict(Inputs.of(rows)).outputs().get("scaled").floats())
          .containsExactly(-2, -4);
      session.save(folder.resolve("again.safetensors"));
      session.initialize();
      assertThat(session.train().metrics())
          .containsEntry("least", -1.0)
          .containsEntry("first", 2.0);
    }
    assertThat(folder.resolve("again.safetensors")).hasSameBinaryContentAs(weights);
  }

  /** A training in steps measures at the same steps, whether it was broken off or not. */
  @Test
  void historyGoesOnWhereItStood() throws Exception {
    String text =
        SCALED
            .replace(
                "csv(\"rows.csv\") { x = standardize(a), kind = one_hot(category(b), 2) }",
                "moons(64) { x = x1, kind = [x2, label] }")
            .replace("rate = 0", "rate = 0.01")
            .replace("batch 1, 3 steps, in order", "batch 8, 90 steps");
    text = text.replace("metric   first", "checkpoint \"kept\" every 20 steps\n  metric   first");
    CompiledScript script = CompiledScript.of(file("m.nn", text));
    TrainingReport whole = trained(script, folder.resolve("a"), false);
    Path kept = folder.resolve("a/kept");
    try (Stream<Path> all = Files.list(kept)) {
      List<Path> checkpoints = all.filter(Files::isDirectory).sorted().toList();
      Path newest = checkpoints.get(checkpoints.size() - 1);
      try (Stream<Path> files = Files.list(newest)) {
        for (Path each : files.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(newest);
    }
    TrainingReport rest = trained(script, folder.resolve("a"), true);
    assertThat(rest.steps()).isEqualTo(10);
    assertThat(rest.history().measurements()).isEqualTo(whole.history().measurements());
  }

  private static TrainingReport trained(CompiledScript script, Path results, boolean resumed) {
    Options options = Options.defaults().withResults(results);
    try (TrainingSession session =
        script.model().train(resumed ? options.withResume(results.resolve("kept")) : options)) {
      return session.train();
    }
  }

  /** A cell that has changed is noticed, where sizes are as before. */
  @Test
  void otherRowsAreRefused() throws Exception {
    String script = file("m.nn", SCALED.replace("standardize(a)", "a")).toString();
    file("rows.csv", "a,b\n1,red\n10,blue\n");
    String kept = folder.resolve("kept").toString();
    assertThat(CommandLineRun.of("train", script, "--checkpoint", kept, "--steps=2").code())
        .isZero();
    String[] more = {"train", script, "--resume", kept, "--steps=4"};
    assertThat(CommandLineRun.of(more).code()).isZero();
    file("rows.csv", "a,b\n1,red\n10.5,blue\n");
    assertThat(CommandLineRun.of(more).err())
        .startsWith("error: the checkpoint " + kept)
        .contains(" is of a training with other rows than the data has now\n   = help: give the");
  }

  /** Of several models the one that was stopped goes on, and its checkpoints stay in one place. */
  @Test
  void oneOfSeveralModelsGoesOn() throws Exception {
    String script = file("m.nn", SCALED + SCALED.replace(" M {", " N {")).toString();
    file("rows.csv", "a,b\n1,red\n10,blue\n");
    String kept = folder.resolve("kept").toString();
    Thread.currentThread().interrupt();
    String hint = CommandLineRun.of("train", script, "--reference", "--checkpoint", kept).err();
    assertThat(hint)
        .isEqualTo(
            "go on with: nnc train %s --reference --model M --checkpoint %s/M --resume %s/M\n"
                .formatted(script, kept, kept));
    String[] words = hint.strip().split(": nnc ", 2)[1].split(" ");
    assertThat(CommandLineRun.of(words).out()).contains("2 steps after 1");
    assertThat(folder.resolve("kept/M")).isDirectoryContaining("glob:**-step-3");
  }
}
