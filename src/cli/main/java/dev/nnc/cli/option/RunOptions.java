package dev.nnc.cli.option;

import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.UsageException;
import dev.nnc.runtime.session.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a session is opened that trains, or goes on from something trained. */
public final class RunOptions extends SessionOptions {
  @Option(names = "--seed", paramLabel = "N", description = "Of everything random.")
  private @Nullable Long seed;

  @Option(names = "--epochs", paramLabel = "N", description = "How long to train.")
  private @Nullable Long epochs;

  @Option(names = "--steps", paramLabel = "N", description = "How long to train.")
  private @Nullable Long steps;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = {
        "Start from saved weights, or go on with a saved training.",
        "For several models the folder of their files."
      })
  private @Nullable Path weights;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = {
        "Go on from the newest checkpoint there, with the bits of a training never broken off.",
        "For several models the folder of their folders."
      })
  private @Nullable Path resume;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  public boolean json() {
    return json;
  }

  public boolean hasWeights() {
    return weights != null || resume != null;
  }

  /**
   * The options of a model's session.
   *
   * @param all the models that are worked on
   */
  public Options options(Program program, List<Program> all, Path scriptFolder) {
    if (weights != null && resume != null) {
      throw UsageException.ofTwoStarts();
    }
    Options options =
        options(scriptFolder)
            .withWeights(weightsOf(program, all))
            .withResume(folderOf(resume, program, all));
    return withDuration(seed == null ? options : options.withSeed(seed));
  }

  private Options withDuration(Options options) {
    if (epochs != null && steps != null) {
      throw UsageException.ofTwoLengths();
    }
    Options result = options;
    if (epochs != null) {
      result = result.withEpochs(Wrong.unlessAtLeast(0, epochs, "--epochs"));
    }
    if (steps != null) {
      result = result.withSteps(Wrong.unlessAtLeast(0, steps, "--steps"));
    }
    return result;
  }

  /**
   * For what shows trainings, which have to have steps.
   *
   * @throws UsageException if a length of none was given
   */
  public void requireSteps() {
    if (epochs != null) {
      Wrong.unlessAtLeast(1, epochs, "--epochs");
    }
    if (steps != null) {
      Wrong.unlessAtLeast(1, steps, "--steps");
    }
  }

  /** Whether a length of training was given. */
  public boolean trains() {
    return epochs != null || steps != null;
  }

  /** A model's own folder in one for all models; that folder itself for the only one. */
  public static @Nullable Path folderOf(@Nullable Path folder, Program program, List<Program> all) {
    return folder == null || all.size() == 1 ? folder : folder.resolve(program.model());
  }

  private @Nullable Path weightsOf(Program program, List<Program> all) {
    if (weights == null) {
      return null;
    }
    if (all.size() > 1 && !Files.isDirectory(weights)) {
      throw new UserException(
          weights + " is one file, but there are " + all.size() + " models",
          "name one with --model, or give the folder of their files");
    }
    return weightsIn(weights, program);
  }

  /** The file of a model's weights: itself, or in a folder that was given to {@code --out}. */
  public static Path weightsIn(Path path, Program program) {
    return Files.isDirectory(path) ? path.resolve(program.model() + ".safetensors") : path;
  }
}
