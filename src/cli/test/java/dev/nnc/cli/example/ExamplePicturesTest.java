package dev.nnc.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures on the pages of examples are those that the commands there draw; with {@code
 * -Dgolden=update} they are drawn anew.
 */
final class ExamplePicturesTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\((pictures/[^)]*)\\)");

  @TempDir private Path folder;

  static List<ExamplePage> pages() throws IOException {
    return ExamplePagesTest.pages();
  }

  static List<ExamplePage> shortPages() throws IOException {
    return pages().stream().filter(page -> page.rows("long command").isEmpty()).toList();
  }

  static List<ExamplePage> longPages() throws IOException {
    return pages().stream().filter(page -> !page.rows("long command").isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("shortPages")
  void drawsThePicturesOfThePage(ExamplePage page) throws IOException {
    check(page);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("longPages")
  void drawsInMinutesThePicturesOfThePage(ExamplePage page) throws IOException {
    check(page);
  }

  private void check(ExamplePage page) throws IOException {
    for (List<String> command : page.commands()) {
      run(command);
    }
    String text = String.join("\n", page.lines());
    List<String> pictures =
        PICTURE.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(pictures).as("pictures of %s", page).isNotEmpty();
    for (String picture : pictures) {
      Path golden = EXAMPLES.resolve(picture);
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(golden.getParent());
        Files.write(golden, Files.readAllBytes(folder.resolve(picture)));
      }
      assertThat(folder.resolve(picture)).hasSameTextualContentAs(golden);
    }
  }

  private void run(List<String> command) throws IOException {
    Files.createDirectories(folder.resolve("pictures"));
    List<String> words = new ArrayList<>();
    for (String word : command) {
      boolean path = word.endsWith(".nn") || Files.exists(EXAMPLES.resolve(word));
      String resolved = path ? EXAMPLES.resolve(word).toString() : word;
      words.add(word.startsWith("pictures/") ? folder.resolve(word).toString() : resolved);
    }
    if (command.get(0).equals("train")) {
      words.addAll(List.of("--results-folder", folder.toString()));
    }
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as("%s %s", words, run.err()).isZero();
  }
}
