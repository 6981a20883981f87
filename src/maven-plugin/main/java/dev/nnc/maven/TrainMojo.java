package dev.nnc.maven;

import dev.nnc.maven.build.CheckedScript;
import dev.nnc.maven.build.Outputs;
import dev.nnc.maven.build.Script;
import dev.nnc.maven.build.ScriptChecker;
import dev.nnc.maven.build.Training;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.Failures;
import dev.nnc.runtime.launch.Restart;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Trains the models of a script that have a {@code train} block, one after the other, in processes
 * of their own, and saves their weights. Works without a project too: {@code mvn
 * dev.nnc:nnc-maven-plugin:train -Dnnc.script=line.nn}.
 */
@Mojo(name = "train", requiresProject = false, threadSafe = true)
public final class TrainMojo extends ScriptsMojo {
  /** What the command that goes on says for itself, or no more. */
  private static final Set<String> OF_THE_FIRST =
      Set.of(
          "nnc.script",
          "nnc.model",
          OptionName.WEIGHTS.of(Caller.MAVEN),
          OptionName.RESUME.of(Caller.MAVEN),
          OptionName.CHECKPOINT.of(Caller.MAVEN));

  /** The script. */
  @Parameter(property = "nnc.script", required = true)
  private File script;

  /** The only model to train. */
  @Parameter(property = "nnc.model")
  private @Nullable String model;

  /** How many epochs to train, instead of what the script says. */
  @Parameter(property = "nnc.epochs")
  private @Nullable Long epochs;

  /** How many steps to train, instead of what the script says. */
  @Parameter(property = "nnc.steps")
  private @Nullable Long steps;

  /** Rows a step, instead of what the script says. */
  @Parameter(property = "nnc.batch")
  private @Nullable Long batch;

  /** The seed of everything random, instead of what the script says. */
  @Parameter(property = "nnc.seed")
  private @Nullable Long seed;

  /** How many threads compute; results do not depend on it. */
  @Parameter(property = "nnc.threads", defaultValue = "1")
  private int threads;

  /**
   * Saved weights to start from, or a saved training to go on with. For several models the folder
   * of their files.
   */
  @Parameter(property = "nnc.weights")
  private @Nullable File weights;

  /**
   * A folder of checkpoints to go on from the newest of, with the bits of a training never broken
   * off. For several models the folder of their folders.
   */
  @Parameter(property = "nnc.resume")
  private @Nullable File resume;

  /**
   * Where checkpoints are written, instead of where the script says. For several models a folder in
   * it for each.
   */
  @Parameter(property = "nnc.checkpoint")
  private @Nullable File checkpoint;

  /** Where weights are saved, as {@code <Model>.safetensors}. */
  @Parameter(property = "nnc.out", defaultValue = "${project.build.directory}/nnc/weights")
  private File out;

  /** Where relative paths of data start, if not beside the script. */
  @Parameter(property = "nnc.dataFolder")
  private @Nullable File dataFolder;

  /** Where relative paths of what the script writes start. */
  @Parameter(property = "nnc.resultsFolder", defaultValue = "${basedir}")
  private @Nullable File resultsFolder;

  /** Whether training goes on when the loss is infinite or not a number. */
  @Parameter(property = "nnc.allowNonFinite", defaultValue = "false")
  private String allowNonFinite;

  @Parameter(
      defaultValue = "${project.build.directory}/nnc/train",
      readonly = true,
      required = true)
  private File workDirectory;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  @Override
  void execute(Failures failures) throws InterruptedException {
    ScriptChecker checker = checker(failures).withoutGradients();
    List<String> arguments = arguments();
    CheckedScript checked = checker.check(List.of(Script.alone(script.toPath()))).get(0);
    checker.warnOfUnknownOverrides(checked);
    Path work = placed(workDirectory).resolve(script.getName());
    Training training =
        new Training(
            new Outputs(work.resolve("java"), work.resolve("classes")),
            plugin.getArtifacts().stream().map(Artifact::getFile).map(File::toPath).toList(),
            arguments,
            new Training.Starts(
                path(weights), path(resume), path(checkpoint), goOn(checked.outline().configs())),
            getLog());
    training.run(checked, model, checker);
  }

  /** Where there is no project, Maven leaves its folder as it is written in the defaults above. */
  private static Path placed(File folder) {
    return Path.of(folder.getPath().replace("${project.basedir}" + File.separator, ""));
  }

  private static @Nullable Path path(@Nullable File file) {
    return file == null ? null : file.toPath();
  }

  private Path weightsFolder() {
    Path folder = placed(out);
    if (Files.isRegularFile(folder)) {
      throw new UserException(
          "nnc.out is a file: " + folder, "name a folder for the weights, or leave it out");
    }
    return folder;
  }

  /** The command that goes on with a training, but for what is different from model to model. */
  private String goOn(Set<String> configs) {
    String only = model == null ? "" : " -Dnnc.model=" + model;
    return "mvn " + plugin.getId() + ":train -Dnnc.script=" + script + only + repeated(configs);
  }

  /** What else the user has set of the training on the command line. */
  private String repeated(Set<String> configs) {
    StringBuilder words = new StringBuilder();
    userProperties()
        .forEach(
            (name, value) -> {
              boolean ours = name.startsWith("nnc.") || configs.contains(name);
              if (ours && !OF_THE_FIRST.contains(name)) {
                words.append(" -D").append(name).append('=').append(Restart.quoted(value));
              }
            });
    return words.toString();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("--out", weightsFolder().toString()));
    add(OptionName.EPOCHS, atLeast(0, epochs, OptionName.EPOCHS), arguments);
    add(OptionName.STEPS, atLeast(0, steps, OptionName.STEPS), arguments);
    add(OptionName.BATCH, atLeast(1, batch, OptionName.BATCH), arguments);
    add(OptionName.SEED, seed, arguments);
    add(OptionName.THREADS, atLeast(1, (long) threads, OptionName.THREADS), arguments);
    add(OptionName.RESULTS_FOLDER, resultsFolder, arguments);
    add(
        OptionName.DATA_FOLDER,
        dataFolder == null ? script.getAbsoluteFile().getParent() : dataFolder,
        arguments);
    if (isTrue("allowNonFinite", allowNonFinite)) {
      arguments.add(OptionName.ALLOW_NON_FINITE.of(Caller.COMMAND_LINE));
    }
    return arguments;
  }

  /** The trainer would answer in the words of its own command line. */
  private static @Nullable Long atLeast(long least, @Nullable Long value, OptionName option) {
    if (value != null && value < least) {
      throw new UserException(
          option.of(Caller.MAVEN) + " must be at least " + least + ", not " + value,
          "leave it out for what is usual");
    }
    return value;
  }

  private static void add(OptionName option, @Nullable Object value, List<String> arguments) {
    if (value != null) {
      arguments.add(option.of(Caller.COMMAND_LINE));
      arguments.add(value.toString());
    }
  }
}
