package dev.nnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.table.MemoryTable;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every training does, shown on the sample {@code Line}. */
final class TrainingTest {
  private static final LineData DATA = LineData.read();

  @TempDir private Path folder;

  private static LineTrainer.Session opened(Options options) {
    LineTrainer.Session trainer = LineTrainer.open(options);
    trainer.useData(DATA.dataset());
    return trainer;
  }

  private static Tensor trained(Options options) {
    LineTrainer.Session trainer = opened(options);
    trainer.train(TrainingListener.SILENT);
    return trainer.variable("w1");
  }

  @Test
  void resumingIsContinuing() {
    for (long stop : new long[] {0, 1, 3, 999, 1000}) {
      Path file = folder.resolve("line.safetensors");
      LineTrainer.Session first =
          opened(Options.defaults().withSteps(stop).withSeed(5).withBatch(5));
      first.train(TrainingListener.SILENT);
      first.save(file);
      Options rest = Options.defaults().withSteps(1000).withBatch(5);
      assertThat(trained(rest.withWeights(file))).isEqualTo(trained(rest.withSeed(5)));
    }
  }

  @Test
  void aSecondThreadIsRefused() {
    LineTrainer.Session trainer = opened(Options.defaults().withSteps(10));
    trainer.feed("x", Tensor.of(new float[2], 1, 2));
    List<Runnable> calls =
        List.of(
            trainer::train,
            trainer::run,
            trainer::gradients,
            () -> trainer.apply(Map.of("w1", DATA.initial())),
            () -> trainer.fetch("y"),
            () -> trainer.y(new float[2]),
            () -> trainer.step(new float[2], new float[1]),
            () -> trainer.feed("x", Tensor.of(new float[2], 1, 2)),
            () -> trainer.variable("w1"),
            () -> trainer.useData(DATA.dataset()),
            () -> trainer.useTable("line", new MemoryTable("line")),
            () -> trainer.predict(Inputs.of(folder)),
            () -> trainer.save(folder.resolve("line.safetensors")),
            trainer::initialize,
            () -> trainer.assign("w1", DATA.initial()),
            () -> trainer.load(folder.resolve("line.safetensors")));
    trainer.train(
        new TrainingListener() {
          @Override
          public void started(Started event) {
            assertThat(trainer.fetch("y").size()).isOne();
            for (Runnable call : calls) {
              assertThatThrownBy(() -> onAnotherThread(call))
                  .hasRootCauseInstanceOf(IllegalStateException.class)
                  .rootCause()
                  .hasMessageStartingWith("thread `other` calls a session of Line while thread `");
            }
          }
        });
    onAnotherThread(() -> trainer.fetch("y"));
    assertThat(trainer.completedSteps()).isEqualTo(10);
  }

  private static void onAnotherThread(Runnable call) {
    CompletableFuture.runAsync(call, task -> new Thread(task, "other").start()).join();
  }

  @Test
  void measuresEachTwentieth() {
    List<Long> steps = new ArrayList<>();
    opened(Options.defaults().withSteps(1234))
        .train(
            new TrainingListener() {
              @Override
              public void measured(Measured event) {
                steps.add(event.step());
              }
            });
    assertThat(steps).hasSize(13).startsWith(100L, 200L).endsWith(1200L, 1234L);
  }

  @Test
  void measuresEachEpoch() {
    List<Double> epochs = new ArrayList<>();
    opened(Options.defaults().withEpochs(3).withBatch(7))
        .train(
            new TrainingListener() {
              @Override
              public void measured(Measured event) {
                epochs.add(event.epoch());
              }
            });
    assertThat(epochs).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void stopsAtAnInterruptAndKeepsWhatWasLearnt() {
    LineTrainer.Session trainer = opened(Options.defaults());
    TrainingReport report =
        trainer.train(
            new TrainingListener() {
              @Override
              public void logged(long step, String name, Tensor value) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(report.interrupted()).isTrue();
    assertThat(report.steps()).isEqualTo(500);
    assertThat(trainer.variable("w1")).isEqualTo(trained(Options.defaults().withSteps(500)));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void stopsWhenTheLossIsNotFinite() {
    LineTrainer.Session trainer = opened(Options.defaults());
    trainer.assign("w1", Tensor.of(new float[] {Float.MAX_VALUE, 0}, 2, 1));
    assertThatThrownBy(() -> trainer.train(TrainingListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessage("the loss of Line is Infinity at step 1");
    Options tolerant = Options.defaults().withAllowNonFinite(true).withSteps(10);
    LineTrainer.Session stubborn = opened(tolerant);
    stubborn.assign("w1", Tensor.of(new float[] {Float.NaN, 0}, 2, 1));
    assertThat(stubborn.train(TrainingListener.SILENT).steps()).isEqualTo(10);
  }

  @Test
  void refusesNoRows() {
    Dataset none =
        new Dataset(
            DATA.dataset().placeholders(), List.of(new float[64], new float[32]), List.of(0, 32));
    assertThatThrownBy(() -> LineTrainer.open(Options.defaults()).useData(none))
        .hasMessage("no rows are left to train Line on");
  }

  @Test
  void takesAnyNumberOfEpochs() {
    LineTrainer.Session trainer = opened(Options.defaults().withEpochs(Long.MAX_VALUE));
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void progressed(Progress event) {
            Thread.currentThread().interrupt();
          }
        };
    assertThat(trainer.train(stopping).interrupted()).isTrue();
    assertThatThrownBy(() -> Options.defaults().withEpochs(-1))
        .hasMessage("epochs must be at least 0, not -1");
  }

  @Test
  void milestonesAreRound() {
    for (long number = 1; number < 3000; number++) {
      long rounded = Milestones.roundedUp(number);
      assertThat(Long.toString(rounded)).matches("[125]0*");
      assertThat(rounded).isBetween(number, 5 * number / 2 + 1);
    }
  }
}
