package dev.nnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.Safetensors;
import dev.nnc.runtime.session.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints on the disk, sound and damaged. */
final class CheckpointsTest {
  private static final Double[] SCORES = {1.0, 3.0, 2.0, 2.5, 2.0, 4.0, 3.0};
  private static final TrainingPlan PLAN =
      Slope.plan(12)
          .withStop(
              new TrainingPlan.Stop(
                  "score", TrainingPlan.Better.HIGHER, 0, Duration.steps(5), true))
          .withCheckpoint(new TrainingPlan.Checkpoint("slope", Duration.steps(2), 3));

  @TempDir private Path folder;

  /** Keeps what it is told. */
  private static class Ear implements TrainingListener {
    private final List<Path> checkpoints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @Override
    public void checkpointed(long step, Path checkpoint) {
      checkpoints.add(checkpoint);
    }

    @Override
    public void warned(String message) {
      warnings.add(message);
    }
  }

  private Options options() {
    return Options.defaults().withResults(folder);
  }

  private Ear train(long steps) {
    Ear ear = new Ear();
    Slope.open(options().withSteps(steps), PLAN, SCORES).train(ear);
    return ear;
  }

  private List<String> names(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsTheNewest() throws IOException {
    assertThat(train(7).warnings).isEmpty();
    Path place = folder.resolve("slope");
    assertThat(names(place)).containsExactly("00002-step-4", "00003-step-6", "00004-step-7");
    assertThat(names(place.resolve("00004-step-7")))
        .containsExactly(
            "SHA256SUMS", "Slope.safetensors", "best.safetensors", "training.safetensors");
    train(4);
    assertThat(names(place)).containsExactly("00004-step-7", "00005-step-2", "00006-step-4");
  }

  @Test
  void goesOnAsIfItHadNeverStopped() {
    Slope whole = Slope.open(options(), PLAN, SCORES);
    TrainingReport expected = whole.train();
    assertThat(expected.step()).isEqualTo(6);
    assertThat(expected.lastStep()).isEqualTo(11);
    for (long stop = 1; stop <= 11; stop++) {
      train(stop);
      Slope resumed = Slope.open(options().withResume(folder.resolve("slope")), PLAN, SCORES);
      assertThat(resumed.completedSteps()).isEqualTo(stop);
      TrainingReport report = resumed.train();
      assertThat(report.lastStep()).isEqualTo(11);
      assertThat(report.metrics()).isEqualTo(expected.metrics());
      assertThat(report.loss()).isEqualTo(expected.loss());
      assertThat(report.history().measurements()).isEqualTo(expected.history().measurements());
      assertThat(resumed.variable("w/slot")).isEqualTo(whole.variable("w/slot"));
    }
  }

  @Test
  void keepsPaths() {
    History history = new History();
    history.record("p", 0, Tensor.of(new float[] {1, 2}, 2));
    history.record("p", 5, Tensor.of(new float[] {3, 4}, 2));
    history.record("loss/x", 5, Tensor.scalar(0.5));
    Slope session = Slope.open(options(), PLAN, SCORES);
    Checkpoint.write(folder, session, history, null);
    History read = Checkpoint.read(folder, session).history();
    assertThat(read.paths()).containsExactlyInAnyOrder("p", "loss/x");
    assertThat(read.path("p")).isEqualTo(history.path("p"));
    assertThat(read.path("loss/x")).isEqualTo(history.path("loss/x"));
  }

  @Test
  void passesOverWhatIsDamaged() throws IOException {
    Ear written = train(7);
    Path newest = written.checkpoints.get(3);
    Path before = written.checkpoints.get(2);
    flip(newest.resolve("training.safetensors"));
    Files.delete(before.resolve("Slope.safetensors"));
    assertRefused(
        options().withResume(newest),
        "no checkpoint in " + newest + " is sound; of the newest training.safetensors is damaged");
    assertRefused(options().withResume(before), "no checkpoint in " + before + " is sound; of");
    Ear heard = new Ear();
    Slope.open(options().withResume(newest.getParent()), PLAN, SCORES).warn(heard);
    Ear ear = new Ear();
    Slope.open(options().withSteps(7).withResume(newest.getParent()), PLAN, SCORES).train(ear);
    assertThat(ear.warnings)
        .containsExactly(
            "the checkpoint " + newest + " is passed over: training.safetensors is damaged",
            "the checkpoint "
                + before
                + " is passed over: Slope.safetensors cannot be read: it does not"
                + " exist");
    assertThat(heard.warnings).isEqualTo(ear.warnings);
    assertThat(names(newest.getParent())).contains("00006-step-7");
  }

  @Test
  void listsOfSumsAreChecked() throws IOException {
    Path newest = train(7).checkpoints.get(3);
    String sum = "0".repeat(64);
    Map<String, String> lists =
        Map.of(
            "",
            "SHA256SUMS is empty",
            "x\n",
            "SHA256SUMS is damaged",
            sum + "  ../slope\n",
            "SHA256SUMS is damaged",
            sum + "  a\0b\n",
            "SHA256SUMS is damaged",
            (sum + "  w\n").repeat(1 << 15),
            "SHA256SUMS is damaged",
            sum + "  w\n",
            "w cannot be read: it does not exist",
            sum + "  .\n",
            ". is damaged",
            sum + "  best.safetensors\n",
            "best.safetensors is damaged");
    for (Map.Entry<String, String> list : lists.entrySet()) {
      Files.writeString(newest.resolve("SHA256SUMS"), list.getKey());
      assertRefused(
          options().withResume(newest),
          "no checkpoint in " + newest + " is sound; of the newest " + list.getValue());
    }
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    train(4);
    Path place = folder.resolve("slope");
    assertRefused(options().withResume(folder.resolve("none")), "none cannot be read: it does not");
    Files.createDirectories(folder.resolve("empty"));
    assertRefused(options().withResume(folder.resolve("empty")), "there is no checkpoint in ");
    assertRefused(
        options().withResume(place.resolve("00002-step-4/training.safetensors")),
        "training.safetensors is a file, not a folder of checkpoints");
    assertRefused(options().withResume(place).withSeed(3), "is of a training with seed 0");
    assertRefused(options().withResume(place).withWeights(place), "or goes on in " + place);
    assertThatThrownBy(
            () -> LineTrainer.open(Options.defaults().withResume(place.resolve("00002-step-4"))))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is a checkpoint of Slope, not of Line");
  }

  /** Also when it is asked again. */
  @Test
  void refusesOtherBatches() {
    line(Options.defaults().withSteps(4).withCheckpoints(folder)).train();
    LineTrainer.Session other = line(Options.defaults().withBatch(3).withResume(folder));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(other::train)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("is of a training with 4 batches of 8 rows an epoch, not 11 of 3");
    }
  }

  private static LineTrainer.Session line(Options options) {
    LineTrainer.Session session = LineTrainer.open(options);
    session.useData(LineData.read().dataset());
    return session;
  }

  @Test
  void areOfOneTrainingAtATime() {
    Slope other = Slope.open(options(), PLAN, SCORES);
    Ear first =
        new Ear() {
          @Override
          public void started(Started event) {
            assertThatThrownBy(other::train)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("another training writes its checkpoints to " + folder);
          }
        };
    Slope.open(options().withSteps(4), PLAN, SCORES).train(first);
    assertThat(first.checkpoints).hasSize(2);
    assertThat(other.train().lastStep()).isEqualTo(11);
  }

  private static void assertRefused(Options options, String message) {
    assertThatThrownBy(() -> Slope.open(options, PLAN, SCORES))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    Path place = folder.resolve("slope");
    Path left = Files.createDirectories(place.resolve(".00001-step-2.999999999999.part"));
    Files.writeString(left.resolve("Slope.safetensors.1.part"), "half");
    train(2);
    assertThat(names(place)).containsExactly("00001-step-2");
  }

  @Test
  void saysOnceThatTheDiskIsFullAndGoesOn() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Slope.open(options().withCheckpoints(file), PLAN, SCORES).train())
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot write checkpoints to " + file);
    Ear ear =
        new Ear() {
          @Override
          public void started(Started event) {
            replaceByFile(folder.resolve("slope"));
          }
        };
    TrainingReport report = Slope.open(options().withSteps(7), PLAN, SCORES).train(ear);
    assertThat(report.lastStep()).isEqualTo(7);
    assertThat(report.checkpoints()).isNull();
    assertThat(ear.warnings).hasSize(1);
    assertThat(ear.warnings.get(0)).endsWith("; the training goes on without it");
  }

  /** A folder that cannot be written to, for root as well. */
  private static void replaceByFile(Path place) {
    try {
      Files.delete(place.resolve(".lock"));
      Files.delete(place);
      Files.writeString(place, "");
    } catch (IOException unexpected) {
      throw new java.io.UncheckedIOException(unexpected);
    }
  }

  /** Right sums do not make right content. */
  @Test
  void refusesAnEarlyStopOfTexts() throws Exception {
    train(4);
    Path newest = folder.resolve("slope").resolve("00002-step-4");
    Path training = newest.resolve("training.safetensors");
    Safetensors read = Safetensors.read(training);
    Map<String, String> facts = new LinkedHashMap<>(read.metadata());
    assertThat(facts.put("stop.best", "high")).isNotNull();
    Safetensors.write(training, facts, read.tensors());
    String sums = "";
    for (String name : List.of("Slope.safetensors", "best.safetensors", "training.safetensors")) {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(newest.resolve(name)));
      sums += HexFormat.of().formatHex(sum) + "  " + name + "\n";
    }
    Files.writeString(newest.resolve("SHA256SUMS"), sums);
    Slope session = Slope.open(options().withSteps(7).withResume(newest), PLAN, SCORES);
    assertThatThrownBy(session::train)
        .hasMessage(training + " has texts where the early stop's numbers should be");
  }
}
