package dev.nnc.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Maven that builds projects with what this build has made, under the running Java.
 *
 * @param home the folder of the distribution
 * @param repository the local repository
 * @param version of nnc
 */
record Maven(Path home, Path repository, String version) {
  private static final long MINUTES = 5;

  /** What a build said, and how it ended. */
  record Result(int exit, String log) {
    List<String> linesWith(String text) {
      return log.lines().filter(line -> line.contains(text)).toList();
    }
  }

  /** Runs goals in a project's folder. */
  Result run(Path project, String... arguments) {
    try {
      Path log = Files.createTempFile(project.resolve(".mvn"), "log", ".txt");
      return ended(start(command(arguments), project, log), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    command.add(home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-e", "-Dstyle.color=never"));
    command.add("-Dmaven.repo.local=" + repository);
    command.add("-Dnnc.version=" + version);
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs goals and ends them as Ctrl-C does.
   *
   * @param awaited what the build says first
   */
  Result interrupt(Path project, String awaited, String... arguments) {
    try {
      Path log = Files.createTempFile(project.resolve(".mvn"), "log", ".txt");
      Process process = start(command(arguments), project, log);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
      while (process.isAlive()
          && System.nanoTime() < end
          && !Files.readString(log, StandardCharsets.UTF_8).contains(awaited)) {
        Thread.sleep(50);
      }
      // Ctrl-C ends Java in the same way, but is ignored by what was started in the background.
      process.toHandle().destroy();
      return ended(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Result ended(Process process, Path log) throws IOException, InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Result(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
  }

  private static Process start(List<String> command, Path project, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.remove("MAVEN_OPTS");
    return builder.start();
  }
}
