package dev.nnc.runtime.launch;

import dev.nnc.runtime.train.TrainingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the user goes on with a training that was stopped: the command given before, and more. */
public final class Restart {
  /** Set by a program that runs trainers: what goes before the folder of checkpoints. */
  public static final String PROPERTY = "nnc.restart";

  private static final List<String> REPLACED = List.of("--resume", "--weights");
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final String program;
  private final List<String> arguments;
  private final @Nullable Path weights;

  /**
   * @param program what the user called, with its command if it has one: {@code nnc train}
   * @param arguments what it was called with
   * @param weights the file that the weights are saved in; null if they are not
   */
  public Restart(String program, List<String> arguments, @Nullable Path weights) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.weights = weights;
  }

  /**
   * Of several models that the command trains, goes on with one.
   *
   * @param checkpoints its own folder of them, where the command names one for all
   */
  public Restart only(String model, @Nullable Path checkpoints) {
    List<String> words = without(List.of("--checkpoint"));
    words.add("--model");
    words.add(model);
    if (checkpoints != null) {
      words.add("--checkpoint");
      words.add(checkpoints.toString());
    }
    return new Restart(program, words, weights);
  }

  /** The command, or empty where nothing is kept to go on from. */
  Optional<String> command(TrainingReport report) {
    if (report.checkpoints() != null) {
      String prefix = System.getProperty(PROPERTY);
      String folder = quoted(report.checkpoints().toString());
      return Optional.of(prefix == null ? command("--resume", folder) : prefix + folder);
    }
    return weights == null
        ? Optional.empty()
        : Optional.of(command("--weights", quoted(weights.toString())));
  }

  private String command(String option, String value) {
    List<String> words = new ArrayList<>(List.of(program));
    without(REPLACED).forEach(argument -> words.add(quoted(argument)));
    words.add(option);
    words.add(value);
    return String.join(" ", words);
  }

  /** The arguments but for some options and their values. */
  private List<String> without(List<String> options) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (options.contains(argument)) {
        i++;
      } else if (options.stream().noneMatch(each -> argument.startsWith(each + "="))) {
        words.add(argument);
      }
    }
    return words;
  }

  /** A word of a shell. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
