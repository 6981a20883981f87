package dev.nnc.maven.build;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
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
 * @param weights a file to start from, or a folder of one for each model; null for initial values
 */
public record Training(
    Outputs outputs,
    List<Path> libraries,
    List<String> arguments,
    @Nullable Path weights,
    Log log) {
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
    if (chosen.size() > 1 && weights != null && !Files.isDirectory(weights)) {
      throw new UserException(
          weights + " is one file, but there are " + chosen.size() + " models",
          "name one with nnc.model, or give the folder of their files");
    }
    new Compilation(List.of(script), Map.of(), checker.failures()).writeTo(outputs);
    for (String each : chosen) {
      train(each, trainers.getOrDefault(each, ""));
    }
  }

  private void train(String model, String trainer) throws InterruptedException {
    List<Path> classPath = new ArrayList<>(List.of(outputs.classes()));
    classPath.addAll(libraries);
    List<String> all = new ArrayList<>(arguments);
    if (weights != null) {
      boolean folder = Files.isDirectory(weights);
      all.add("--weights");
      all.add((folder ? weights.resolve(model + ".safetensors") : weights).toString());
    }
    int code = JavaProgram.run(classPath, trainer, all, log);
    if (code == ExitCode.BUG.code()) {
      throw new IllegalStateException("training " + model + " ended with a bug, told above");
    }
    if (code != ExitCode.OK.code()) {
      throw new UserException("training " + model + " has failed, as told above", "");
    }
  }
}
