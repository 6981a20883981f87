package dev.nnc.cli.option;

import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.Options;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of any session. */
class SessionOptions {
  @Option(names = "--batch", paramLabel = "N", description = "Rows a step.")
  private @Nullable Long batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "To compute with; results do not depend on it.")
  private int threads = 1;

  @Option(
      names = "--data-folder",
      paramLabel = "DIR",
      description = "Where relative paths of data start, if not beside the script.")
  private @Nullable Path dataFolder;

  /**
   * The options of a session.
   *
   * @param scriptFolder where relative paths start, if no other folder was given
   */
  Options options(Path scriptFolder) {
    Options options =
        Options.defaults()
            .withCaller(Caller.COMMAND_LINE)
            .withThreads(Wrong.unlessAtLeast(1, threads, "--threads"))
            .withBase(dataFolder == null ? scriptFolder : dataFolder);
    return batch == null ? options : options.withBatch(Wrong.unlessAtLeast(1, batch, "--batch"));
  }
}
