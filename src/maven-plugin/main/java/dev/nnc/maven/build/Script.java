package dev.nnc.maven.build;

import java.nio.file.Path;

/**
 * A script of a project.
 *
 * @param file where it is
 * @param name its path from the folder of the scripts, with {@code /} on every system
 * @param packageName the Java package of its classes; empty for none
 */
public record Script(Path file, String name, String packageName) {
  /** A script that belongs to no folder of scripts. */
  public static Script alone(Path file) {
    return new Script(file, file.getFileName().toString(), "");
  }
}
