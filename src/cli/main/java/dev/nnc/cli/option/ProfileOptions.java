package dev.nnc.cli.option;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How steps are profiled. */
public final class ProfileOptions extends SessionOptions {
  public static final String PROFILE = "--profile";

  private static final double NANOS = 1e9;

  /** More would be a mistake. */
  private static final double MOST_SECONDS = 86_400;

  @Option(
      names = PROFILE,
      required = true,
      description = {
        "Train for a while instead, and show how long each kernel of a step takes, and which",
        "share of this machine's limit it reaches. Nothing is saved."
      })
  private boolean asked;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long to measure, after as long to warm up; 2 unless given.")
  private double seconds = 2;

  @Option(names = "--json", description = "Write JSON, an object for each model.")
  private boolean json;

  /** False only for {@code --profile=false}. */
  public boolean isAsked() {
    return asked;
  }

  public boolean json() {
    return json;
  }

  /**
   * How long to measure.
   *
   * @throws UserException if no time can be that long
   */
  public long nanos() {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new UserException(
          "--seconds must be above 0 and at most " + (long) MOST_SECONDS + ", not " + seconds, "");
    }
    return Math.max(1, (long) (seconds * NANOS));
  }

  /** The options of a session, for which a loss that is no number is as good as any. */
  @Override
  public Options options(Path scriptFolder) {
    return super.options(scriptFolder).withAllowNonFinite(true);
  }
}
