package dev.nnc.maven;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Builds projects with the Maven that builds this. */
class ProjectsTest {
  @TestFactory
  Stream<DynamicTest> builds() {
    return Stories.with("projects", Path.of(System.getProperty("maven.home")));
  }
}
