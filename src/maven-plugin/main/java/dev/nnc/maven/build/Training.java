package dev.nnc.maven.build;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.Restart;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Trains the models of a script, each by the {@code main} of its trainer, in a process that starts
 * itself anew with the vector module if that is of use.
 *
 * @param outputs where the trainers are compiled to
 * @param libraries what trainers need to run
 * @param arguments for every trainer
 * @param starts what they start from, and go on with
 */
public record Training(
    Outputs outputs, List<Path> libraries, List<String> arguments, Starts starts, Log log) {
  /** A process that a signal ends has a code above. */
  private static final int SIGNALS = 128;

  /**
   * What trainers start from.
   *
   * @param weights a file to start from, or a folder of one for each model; null for initial values
   * @param resume a folder of checkpoints, or of one for each model; null to start anew
   * @param checkpoint where checkpoints are written, as {@code resume}; null for the script's place
   * @param goOn the command that resumes a training, without folders
   */
  public record Starts(
      @Nullable Path weights, @Nullable Path resume, @Nullable Path checkpoint, String goOn) {}

  public Training {
    libraries = List.copyOf(libraries);
    arguments = List.copyOf(arguments);
  }

  /**
   * Trains one after the other.
   *
   * @param model the only one to train; null for all
   * @throws UserException if there is nothing to train, or a training has failed
   */
  public void run(CheckedScript script, @Nullable String model, ScriptChecker checker)
      throws InterruptedException {
    Map<String, String> trainers = script.checked().trainers(script.script().packageName());
    List<String> chosen = model == null ? List.copyOf(trainers.keySet()) : List.of(model);
    if (chosen.isEmpty() || !trainers.keySet().containsAll(chosen)) {
      throw new UserException(
          script.script().file() + " has no train block" + (model == null ? "" : " for " + model),
          trainers.isEmpty() ? "add one" : "it trains " + String.join(", ", trainers.keySet()));
    }
    Path weights = starts.weights();
    if (chosen.size() > 1 && weights != null && !Files.isDirectory(weights)) {
      throw new UserException(
          weights + " is one file, but there are " + chosen.size() + " models",
          "name one with nnc.model, or give the folder of their files");
    }
    new Compilation(List.of(script), checker.failures()).writeTo(outputs);
    for (String each : chosen) {
      train(each, trainers.getOrDefault(each, ""), chosen.size() > 1);
    }
  }

  /**
   * @param several whether it is one of several, with a folder of its own in those for all
   */
  private void train(String model, String trainer, boolean several) throws InterruptedException {
    List<Path> classPath = new ArrayList<>(List.of(outputs.classes()));
    classPath.addAll(libraries);
    List<String> all = new ArrayList<>(arguments);
    Path weights = starts.weights();
    if (weights != null && Files.isDirectory(weights)) {
      weights = weights.resolve(model + ".safetensors");
    }
    add(OptionName.WEIGHTS, weights, all);
    add(OptionName.RESUME, own(starts.resume(), model, several), all);
    Path checkpoint = own(starts.checkpoint(), model, several);
    add(OptionName.CHECKPOINT, checkpoint, all);
    List<String> properties =
        List.of(
            "-D" + Caller.PROPERTY + "=" + Caller.MAVEN,
            "-D" + Restart.PROPERTY + "=" + goOn(model, checkpoint, several));
    int code = JavaProgram.run(classPath, properties, trainer, all, log);
    if (code == ExitCode.BUG.code()) {
      throw new IllegalStateException("training " + model + " ended with a bug, told above");
    }
    if (code > SIGNALS) {
      throw new UserException("training " + model + " was stopped", "");
    }
    if (code != ExitCode.OK.code()) {
      throw new UserException("training " + model + " has failed, as told above", "");
    }
  }

  /** The command that goes on with this model alone, but for what it goes on from. */
  private String goOn(String model, @Nullable Path checkpoint, boolean several) {
    return starts.goOn()
        + (several ? " -Dnnc.model=" + model : "")
        + (checkpoint == null
            ? ""
            : " " + OptionName.CHECKPOINT.set(Caller.MAVEN, checkpoint.toString()));
  }

  private static @Nullable Path own(@Nullable Path folder, String model, boolean several) {
    return folder == null || !several ? folder : folder.resolve(model);
  }

  private static void add(OptionName option, @Nullable Path value, List<String> arguments) {
    if (value != null) {
      arguments.add(option.of(Caller.COMMAND_LINE));
      arguments.add(value.toString());
    }
  }
}
