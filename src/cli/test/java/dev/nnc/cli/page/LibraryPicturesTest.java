package dev.nnc.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.Manual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of the library's page are drawn from its definitions. {@code -Dgolden=update} draws
 * them anew.
 */
final class LibraryPicturesTest {
  private static final Path SITE = Path.of("../site/markdown");
  private static final Path IMAGES = SITE.resolve("images/library");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  @TempDir private Path folder;

  static List<LibraryPicture> pictures() {
    Map<String, LibraryPicture> pictures = new LinkedHashMap<>();
    for (Manual.Entry entry : Manual.ofLibrary().entries()) {
      LibraryPicture.of(entry).ifPresent(picture -> pictures.putIfAbsent(picture.name(), picture));
    }
    return List.copyOf(pictures.values());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void pictureIsAsItsDefinitionSays(LibraryPicture picture) throws IOException {
    Path drawn = folder.resolve(picture.name() + ".svg");
    picture.draw(folder, drawn);
    Path image = IMAGES.resolve(drawn.getFileName());
    if (UPDATE) {
      Files.createDirectories(IMAGES);
      Files.copy(drawn, image, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Files.readString(drawn)).isEqualTo(Files.readString(image));
  }

  @Test
  void everyPictureHasADefinition() throws IOException {
    List<String> names =
        pictures().stream().map(picture -> picture.name() + ".svg").sorted().toList();
    try (Stream<Path> files = Files.list(IMAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
          .isEqualTo(names);
    }
  }

  @Test
  void everyLossHasAPicture() {
    assertThat(Manual.ofLibrary().entries())
        .filteredOn(entry -> entry.section().endsWith("losses"))
        .filteredOn(entry -> entry.text().contains("Lower is better."))
        .allMatch(entry -> pictures().stream().anyMatch(p -> p.name().equals(entry.name())));
  }
}
