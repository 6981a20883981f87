package dev.nnc.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page about pictures: each of its commands makes the picture that stands beside it, with the
 * same bytes. {@code -Dgolden=update} draws them anew.
 */
final class PicturesPageTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path IMAGES = ROOT.resolve("src/site/markdown/images");
  private static final Path PAGE = ROOT.resolve("src/site/markdown/pictures.md");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir private Path folder;

  static List<String> commands() throws IOException {
    String page = Files.readString(PAGE).replaceAll("\\\\\n *", "");
    return page.lines().filter(line -> line.startsWith("nnc ")).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandMakesThePictureOfThePage(String command) throws IOException {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command.substring("nnc ".length()));
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    Path drawn = folder.resolve(words.get(words.size() - 1));
    words.set(words.size() - 1, drawn.toString());
    words.replaceAll(word -> word.endsWith(".nn") ? ROOT.resolve(word).toString() : word);
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    Path image = IMAGES.resolve(drawn.getFileName());
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(IMAGES);
      Files.copy(drawn, image, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(Files.readString(PAGE)).contains("(images/" + image.getFileName() + ")");
    assertThat(Files.readString(drawn)).isEqualTo(Files.readString(image));
  }
}
