package dev.nnc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Builds projects with the Maven that builds this. */
class ProjectsTest {
  private final Workshop workshop =
      Workshop.of("projects", Path.of(System.getProperty("maven.home")));

  @Test
  void buildsAndTests() {
    Path project = workshop.project("one", "Müller & Söhne");
    Maven.Result first = workshop.maven().run(project, "verify");
    assertThat(first.exit()).as(first.log()).isZero();
    assertThat(first.linesWith("Compiled 3 of 3 scripts")).hasSize(1);
    assertThat(first.linesWith("Tests run: 2, Failures: 0")).isNotEmpty();
    assertThat(Folders.names(project.resolve("target/generated-sources/nnc/org/example")))
        .isEqualTo(List.of("Line.java", "LineTrainer.java", "Valley.java", "ValleyTrainer.java"));
    assertThat(project.resolve("target/classes/org/example/LineTrainer.class"))
        .matches(Files::isRegularFile);

    Maven.Result second = workshop.maven().run(project, "verify", "-o");
    assertThat(second.exit()).as(second.log()).isZero();
    assertThat(second.linesWith("Nothing to compile: all scripts are up to date")).hasSize(2);
    assertThat(second.linesWith("recompiling")).isEmpty();
  }
}
