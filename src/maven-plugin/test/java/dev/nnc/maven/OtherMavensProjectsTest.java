package dev.nnc.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Builds the same projects with other Mavens, which the profile {@code long} lays here. */
@Tag("long")
class OtherMavensProjectsTest {
  private static final Path MAVENS = Path.of("target/mavens").toAbsolutePath();

  @TestFactory
  Stream<DynamicNode> builds() {
    List<String> names = Folders.names(MAVENS);
    return names.stream().map(name -> DynamicContainer.dynamicContainer(name, stories(name)));
  }

  private static Stream<? extends DynamicNode> stories(String name) {
    return Stories.with("projects-" + name, MAVENS.resolve(name));
  }
}
