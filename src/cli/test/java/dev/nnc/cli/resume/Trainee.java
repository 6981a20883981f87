package dev.nnc.cli.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A training with everything that a checkpoint has to keep, in processes of its own. */
record Trainee(Path folder) {
  static final String SCRIPT =
      """
      model Digits {
        placeholder image : float[batch, 64]
        placeholder label : int[batch]
        hidden = image |> dense(32) |> batch_norm |> relu |> dropout(0.2)
        logits = hidden |> dense(10)
      }
      train Digits {
        data       csv("digits.csv.gz", header = false) {
          image = columns(1 to 64) / 16, label = column(65)
        } split 80% / 20% by class label
        loss       sparse_cross_entropy_logits(logits, label)
        optimize   adam(rate = exponential(1e-2, decay = 0.7, every = 1 epochs))
        average    0.99
        run        batch 16, 10 epochs, seed 3
        metric     accuracy(logits, label)
        stop       accuracy without gain of 1e-3 for 3 epochs, restore best
        checkpoint "checkpoints" every 20 steps keep 3
      }
      """;

  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final List<String> NNC = List.of("-cp", CLASS_PATH, "dev.nnc.cli.Nnc");
  private static final List<String> LANES = List.of("--add-modules", "jdk.incubator.vector");
  private static final List<String> PLAIN =
      List.of("-Dnnc.relaunched=true", "-XX:TieredStopAtLevel=1");

  /** Writes the script and its data. */
  static Trainee in(Path folder) throws IOException {
    Files.writeString(folder.resolve("digits.nn"), SCRIPT, StandardCharsets.UTF_8);
    Files.copy(Path.of("../../examples/data/digits.csv.gz"), folder.resolve("digits.csv.gz"));
    return new Trainee(folder);
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /** The weights that a finished training saved. */
  byte[] weights(String out) {
    try {
      return Files.readAllBytes(folder.resolve(out).resolve("Digits.safetensors"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Begins {@code nnc train digits.nn} with more arguments; what it writes goes to files. */
  Process start(String... arguments) throws IOException {
    List<String> train = new ArrayList<>(NNC);
    train.addAll(List.of("train", "digits.nn"));
    return java(train, arguments);
  }

  /** Writes the classes for {@link #startTrainer}. */
  void compile() throws IOException, InterruptedException {
    Process compiler = java(NNC, "compile", "digits.nn", "-d", "classes");
    assertThat(compiler.waitFor()).as(err()).isZero();
  }

  /**
   * Begins the generated trainer itself.
   *
   * @param lanes whether it may use the vector instructions
   */
  Process startTrainer(boolean lanes, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(lanes ? LANES : PLAIN);
    command.addAll(List.of("-cp", "classes" + File.pathSeparator + CLASS_PATH, "DigitsTrainer"));
    return java(command, arguments);
  }

  private Process java(List<String> words, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words);
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"), StandardCharsets.UTF_8);
  }

  /** Waits until there are so many checkpoints, or the process has ended. */
  void awaitCheckpoints(Process process, int count) throws Exception {
    while (process.isAlive() && written() < count) {
      Thread.sleep(1);
    }
  }

  /** Waits until a checkpoint is being written, or the process has ended. */
  void awaitPart(Process process) throws Exception {
    while (process.isAlive() && names().stream().noneMatch(name -> name.endsWith(".part"))) {
      Thread.onSpinWait();
    }
  }

  /** How many checkpoints there are, whole ones. */
  long written() {
    return names().stream().filter(name -> Character.isDigit(name.charAt(0))).count();
  }

  private List<String> names() {
    String[] names = checkpoints().toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
