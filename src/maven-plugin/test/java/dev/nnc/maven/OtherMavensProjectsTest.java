package dev.nnc.maven;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Builds the same projects with another Maven, which the profile {@code long} lays here: the older
 * of two on an older Java, the newer on the newest, since each pair takes minutes.
 */
@Tag("long")
class OtherMavensProjectsTest {
  private static final Path MAVENS = Path.of("target/mavens").toAbsolutePath();

  private static final int NEWEST_JAVA = 25;

  @TestFactory
  DynamicNode builds() {
    List<String> names = Folders.names(MAVENS);
    boolean newest = Runtime.version().feature() >= NEWEST_JAVA;
    String name = names.get(newest ? names.size() - 1 : 0);
    return DynamicContainer.dynamicContainer(
        name, Stories.with("projects-" + name, MAVENS.resolve(name)));
  }
}
