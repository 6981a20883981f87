package dev.nnc.runtime.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that belong together. */
class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void writesAll() throws IOException {
    AtomicFile.writeAllBytes(
        Map.of(file("a"), "new".getBytes(UTF_8), file("b/c"), "other".getBytes(UTF_8)));

    assertThat(file("a")).hasContent("new");
    assertThat(file("b/c")).hasContent("other");
  }

  @Test
  void leavesAllAsTheyWereIfOneCannotBeWritten() throws IOException {
    AtomicFile.writeText(file("a"), "old");
    Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
    files.put(file("a"), channel -> Bytes.writeFully(channel, "new".getBytes(UTF_8)));
    files.put(
        file("b"),
        channel -> {
          Bytes.writeFully(channel, "half".getBytes(UTF_8));
          throw new IOException("No space left on device");
        });

    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> AtomicFile.writeAll(files))
        .withMessageContaining(file("b").toString());
    assertThat(file("a")).hasContent("old");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file("a"));
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
