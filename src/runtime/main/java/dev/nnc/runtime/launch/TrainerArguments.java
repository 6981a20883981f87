package dev.nnc.runtime.launch;

import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import dev.nnc.runtime.session.Options;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of a generated trainer says.
 *
 * @param out the folder to save the weights in; null if they are not to be kept
 */
record TrainerArguments(
    Options options, @Nullable Path out, boolean json, boolean quiet, boolean help) {
  static final String USAGE =
      """
      Options:
        --epochs N            train for N epochs instead of what the script says
        --steps N             train for N steps instead
        --batch N             rows a step
        --seed N              of initial values, dropout and shuffles
        --threads N           to compute with; results do not depend on it
        --data-folder DIR     where relative paths of data start (default: the current folder)
        --weights FILE        start from saved weights, or go on with a saved training
        --resume DIR          go on from the newest checkpoint there
        --checkpoint DIR      write checkpoints there instead of where the script says
        --results-folder DIR  where relative paths of what the script writes start (default: the
                              current folder)
        --out DIR             save the weights there
        --allow-non-finite    go on when the loss is infinite or NaN
        --json                write JSON lines
        --quiet               write nothing but errors; with --json, the last object
        --help                this text""";

  private static final List<String> LENGTHS =
      List.of(OptionName.EPOCHS.of(Caller.COMMAND_LINE), OptionName.STEPS.of(Caller.COMMAND_LINE));

  private static final List<String> STARTS =
      List.of(
          OptionName.WEIGHTS.of(Caller.COMMAND_LINE), OptionName.RESUME.of(Caller.COMMAND_LINE));

  static TrainerArguments parse(List<String> arguments) {
    Options options = Options.defaults().withCaller(Caller.ofProgram());
    TrainerArguments parsed = new TrainerArguments(options, null, false, false, false);
    Set<String> given = new HashSet<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!given.add(name)) {
        throw new UsageException(name + " is given twice");
      }
      parsed =
          parsed.with(name, equals < 0 ? rest : List.of(word.substring(equals + 1)).iterator());
    }
    if (given.containsAll(LENGTHS)) {
      throw UsageException.ofTwoLengths();
    }
    if (given.containsAll(STARTS)) {
      throw UsageException.ofTwoStarts();
    }
    return parsed;
  }

  private TrainerArguments with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--json" -> new TrainerArguments(options, out, true, quiet, help);
      case "--quiet" -> new TrainerArguments(options, out, json, true, help);
      case "--help", "-h" -> new TrainerArguments(options, out, json, quiet, true);
      case "--out" -> new TrainerArguments(options, path(name, rest), json, quiet, help);
      default -> new TrainerArguments(option(name, rest), out, json, quiet, help);
    };
  }

  private Options option(String word, Iterator<String> rest) {
    OptionName name =
        OptionName.ofWord(word)
            .orElseThrow(() -> new UsageException("unknown option `" + word + "`"));
    return switch (name) {
      case EPOCHS -> options.withEpochs(number(word, rest, 0, Long.MAX_VALUE));
      case STEPS -> options.withSteps(number(word, rest, 0, Long.MAX_VALUE));
      case BATCH -> options.withBatch(number(word, rest, 1, Long.MAX_VALUE));
      case SEED -> options.withSeed(number(word, rest, Long.MIN_VALUE, Long.MAX_VALUE));
      case THREADS -> options.withThreads((int) number(word, rest, 1, Integer.MAX_VALUE));
      case DATA_FOLDER -> options.withBase(path(word, rest));
      case WEIGHTS -> options.withWeights(path(word, rest));
      case RESUME -> options.withResume(path(word, rest));
      case CHECKPOINT -> options.withCheckpoints(path(word, rest));
      case RESULTS_FOLDER -> options.withResults(path(word, rest));
      case ALLOW_NON_FINITE -> options.withAllowNonFinite(true);
    };
  }

  private static long number(String name, Iterator<String> rest, long least, long most) {
    String text = value(name, rest);
    try {
      long number = Long.parseLong(text.replace("_", ""));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below, with the same words as a number out of range.
    }
    throw new UsageException(
        String.format(
            Locale.ROOT, "%s must be a whole number%s, not `%s`", name, bounds(least, most), text));
  }

  private static String bounds(long least, long most) {
    if (most < Long.MAX_VALUE) {
      return " from " + least + " to " + most;
    }
    return least == Long.MIN_VALUE ? "" : " of at least " + least;
  }

  private static Path path(String name, Iterator<String> rest) {
    String text = value(name, rest);
    if (text.isEmpty()) {
      throw new UsageException(name + " is an empty path; the current folder is `.`");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException malformed) {
      throw new UsageException(name + ": `" + text + "` is not a path");
    }
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new UsageException(name + " needs a value");
    }
    return rest.next();
  }
}
