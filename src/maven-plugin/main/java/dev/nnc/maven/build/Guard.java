package dev.nnc.maven.build;

import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.launch.Failures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Turns what goes wrong into what Maven expects: failures are the user's, exceptions ours. */
public final class Guard {
  /** What a goal does. */
  @FunctionalInterface
  public interface Work {
    void run(Failures failures) throws Exception;
  }

  private Guard() {}

  /**
   * Does the work of a goal.
   *
   * @throws MojoFailureException if the user can put it right
   * @throws MojoExecutionException if it is a bug; a report was written
   */
  public static void run(String goal, Work work)
      throws MojoFailureException, MojoExecutionException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Failures failures = new Failures("nnc:" + goal, List.of(), err);
    int code =
        failures.guard(
            () -> {
              work.run(failures);
              return ExitCode.OK.code();
            });
    String message = said.toString(StandardCharsets.UTF_8).strip().replaceFirst("^error: ", "");
    if (code == ExitCode.BUG.code()) {
      throw new MojoExecutionException(message);
    }
    if (code != ExitCode.OK.code()) {
      throw new MojoFailureException(message);
    }
  }
}
