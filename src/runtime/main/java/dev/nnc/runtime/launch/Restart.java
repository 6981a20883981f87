package dev.nnc.runtime.launch;

import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import dev.nnc.runtime.train.TrainingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the user goes on with a training that was stopped: the command given before, and more. */
public final class Restart {
  /** Set by a program that runs trainers: the command that calls a trainer again. */
  public static final String PROPERTY = "nnc.restart";

  private static final List<String> REPLACED =
      List.of(word(OptionName.RESUME), word(OptionName.WEIGHTS));
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final String program;
  private final List<String> arguments;
  private final @Nullable Path weights;
  private final Caller caller = Caller.ofProgram();

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
    List<String> words = without(List.of(word(OptionName.CHECKPOINT)));
    words.add("--model");
    words.add(model);
    if (checkpoints != null) {
      words.add(word(OptionName.CHECKPOINT));
      words.add(checkpoints.toString());
    }
    return new Restart(program, words, weights);
  }

  /** What is said of a training that was stopped. */
  String hint(TrainingReport report) {
    return command(report)
        .map(command -> "go on with: " + command)
        .orElse(
            "nothing of it is kept; with "
                + OptionName.CHECKPOINT.of(caller)
                + " it could be gone on with");
  }

  /** The command, or empty where nothing is kept to go on from. */
  Optional<String> command(TrainingReport report) {
    if (report.checkpoints() != null) {
      return Optional.of(command(OptionName.RESUME, report.checkpoints()));
    }
    return Optional.ofNullable(weights).map(file -> command(OptionName.WEIGHTS, file));
  }

  private String command(OptionName option, Path value) {
    return again() + " " + option.set(caller, quoted(value.toString()));
  }

  private String again() {
    String command = System.getProperty(PROPERTY);
    if (command != null) {
      return command;
    }
    List<String> words = new ArrayList<>(List.of(program));
    without(REPLACED).forEach(argument -> words.add(quoted(argument)));
    return String.join(" ", words);
  }

  private static String word(OptionName option) {
    return option.of(Caller.COMMAND_LINE);
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
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
