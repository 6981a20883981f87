package dev.nnc.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where projects are built, below {@code target}. */
record Workshop(Path folder, Maven maven) {
  /** An empty workshop with a Maven. */
  static Workshop of(String name, Path mavenHome) {
    Path folder = Path.of("target", name).toAbsolutePath();
    Folders.delete(folder);
    Path repository = folder.resolve("repository");
    String version = System.getProperty("nnc.version");
    Path users = Path.of(System.getProperty("maven.repository"));
    LocalRepository.stage(
        repository, users, Path.of("../..").toAbsolutePath().normalize(), version);
    return new Workshop(folder, new Maven(mavenHome, repository, version));
  }

  /** A fresh copy of a project of {@code test/projects}. */
  Path project(String name, String place) {
    Path project = folder(place);
    Folders.copy(Path.of("test/projects", name), project);
    return project;
  }

  /** An empty folder for a project. */
  Path folder(String place) {
    Path project = folder.resolve(place);
    try {
      // Maven takes the folder that holds this one for the root, and not this repository's.
      Files.createDirectories(project.resolve(".mvn"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return project;
  }
}
