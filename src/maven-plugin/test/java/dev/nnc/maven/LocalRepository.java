package dev.nnc.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository with what this build has made, and all else by links into the user's own, in
 * which nothing of ours is left.
 */
final class LocalRepository {
  private static final List<String> MODULES =
      List.of("runtime", "data", "plot", "compiler", "maven-plugin");

  private LocalRepository() {}

  /** Makes it in an empty folder. */
  static void stage(Path folder, Path users, Path repositoryRoot, String version) {
    try {
      link(users, folder, "dev");
      link(users.resolve("dev"), folder.resolve("dev"), "nnc");
      copy(repositoryRoot.resolve("pom.xml"), folder, "nnc-parent", version, "pom");
      for (String module : MODULES) {
        Path home = repositoryRoot.resolve("src").resolve(module);
        String artifact = "nnc-" + module;
        copy(home.resolve("pom.xml"), folder, artifact, version, "pom");
        Path jar = home.resolve("target").resolve(artifact + "-" + version + ".jar");
        copy(jar, folder, artifact, version, "jar");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links all of a folder's entries but one. */
  private static void link(Path from, Path to, String omitted) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.equals(omitted)) {
          Files.createSymbolicLink(to.resolve(name), entry.toRealPath());
        }
      }
    }
  }

  private static void copy(
      Path file, Path folder, String artifact, String version, String extension)
      throws IOException {
    Path place = folder.resolve("dev/nnc").resolve(artifact).resolve(version);
    Files.createDirectories(place);
    Files.copy(
        file,
        place.resolve(artifact + "-" + version + "." + extension),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
