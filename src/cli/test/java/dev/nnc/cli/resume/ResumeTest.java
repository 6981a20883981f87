package dev.nnc.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that are killed or stopped, and go on with the bits of one that was not. */
final class ResumeTest {
  private static final int MOMENTS = 20;

  @TempDir private Path folder;
  private Trainee trainee;
  private byte[] expected;

  @BeforeEach
  void writeScript() throws Exception {
    trainee = Trainee.in(folder);
  }

  private void trainWithoutABreak() throws Exception {
    assertThat(trainee.start("--out=whole").waitFor()).as(trainee.err()).isZero();
    expected = trainee.weights("whole");
    forget();
  }

  private void forget() throws Exception {
    try (Stream<Path> all = Files.walk(trainee.checkpoints())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void finish(Process last) throws Exception {
    assertThat(last.waitFor()).as(trainee.err()).isZero();
    assertThat(trainee.weights("rest")).isEqualTo(expected);
  }

  @Test
  void goesOnAfterAShorterTrainingAndAfterAKill() throws Exception {
    trainWithoutABreak();
    assertThat(trainee.start("--epochs=4").waitFor()).as(trainee.err()).isZero();
    finish(trainee.start("--out=rest", "--resume=checkpoints"));
    forget();
    Process process = trainee.start("--quiet");
    trainee.awaitCheckpoints(process, 3);
    trainee.awaitPart(process);
    process.destroyForcibly().waitFor();
    finish(trainee.start("--out=rest", "--resume=checkpoints"));
  }

  /** With vector instructions and without, in turns: the bits are the same. */
  @Test
  @Tag("long")
  void goesOnAfterAKillAtAnyMoment() throws Exception {
    trainWithoutABreak();
    trainee.compile();
    Random random = new Random(20);
    for (int moment = 0; moment < MOMENTS; moment++) {
      boolean lanes = moment % 4 < 2;
      Process process = trainee.startTrainer(lanes, "--quiet");
      trainee.awaitCheckpoints(process, 1);
      Thread.sleep(random.nextInt(lanes ? 1500 : 500));
      if (moment % 2 == 0) {
        trainee.awaitPart(process);
      }
      process.destroyForcibly().waitFor();
      finish(trainee.startTrainer(!lanes, "--out=rest", "--resume=checkpoints"));
      forget();
    }
  }

  @Test
  void saysHowToGoOnAfterAnInterrupt() throws Exception {
    trainWithoutABreak();
    Process process = trainee.start("--out=my weights", "--threads", "1");
    trainee.awaitCheckpoints(process, 1);
    // Ctrl-C ends Java in the same way, but is ignored by what was started in the background.
    process.toHandle().destroy();
    process.waitFor();
    assertThat(trainee.out()).contains("stopped after ");
    assertThat(folder.resolve("my weights")).isDirectoryNotContaining("glob:**.lock");
    assertThat(trainee.err())
        .isEqualTo(
            "go on with: nnc train digits.nn '--out=my weights' --threads 1 --resume checkpoints\n");
    assertThat(trainee.start("--out=my weights", "--resume", "checkpoints").waitFor()).isZero();
    assertThat(trainee.weights("my weights")).isEqualTo(expected);
  }

  @Test
  void theReferenceGoesOnToo() throws Exception {
    String[] all = {"--reference", "--batch=700", "--epochs=3", "--out=whole"};
    String[] some = {"--reference", "--batch=700", "--epochs=2"};
    String[] rest = {
      "--reference", "--batch=700", "--epochs=3", "--out=rest", "--resume=checkpoints"
    };
    for (String[] arguments : List.of(all, some, rest)) {
      assertThat(trainee.start(arguments).waitFor()).as(trainee.err()).isZero();
    }
    assertThat(trainee.weights("rest")).isEqualTo(trainee.weights("whole"));
  }
}
