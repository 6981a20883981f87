package dev.nnc.compiler.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.driver.Manual;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the library is as its files say; {@code -Dgolden=update} writes it anew. */
class LibraryPageTest {
  private static final Path PAGE = Pages.FOLDER.resolve("library.md");

  @Test
  void everyEntrySaysWhatItDoes() {
    assertThat(Manual.ofLibrary().entries())
        .extracting(Manual.Entry::brief)
        .noneMatch(String::isEmpty);
  }

  @Test
  void pageIsAsTheLibrarySays() throws Exception {
    TestFiles.compare(PAGE, LibraryPage.text());
  }
}
