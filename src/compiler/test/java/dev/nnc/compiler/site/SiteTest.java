package dev.nnc.compiler.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.DiagnosticRenderer;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What pages show is so. A block {@code nn} is a whole script, {@code nn model} and {@code nn
 * train} are parts of one; they must hold no error. Behind a block {@code nn error} stands one of
 * {@code text}, the messages that the compiler writes; {@code -Dgolden=update} writes it anew.
 */
class SiteTest {
  private static final int WIDEST = 140;
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

  static List<Path> pages() {
    return Pages.all();
  }

  static List<Block> scripts() {
    return Pages.all().stream()
        .flatMap(page -> Block.of(page).stream())
        .filter(Block::isScript)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptIsRightOrMessageAsShown(Block block) {
    Checked checked = check(Completion.script(block));
    if (!block.kind().equals("nn error")) {
      assertThat(checked.hasErrors()).as(messages(checked)).isFalse();
      return;
    }
    String expected = block.withTextBehind(messages(checked).stripTrailing() + "\n");
    TestFiles.compare(block.page(), expected);
  }

  private static Checked check(String script) {
    return new ScriptCompiler(CompilerOptions.standard()).check(Source.of("script.nn", script));
  }

  private static String messages(Checked checked) {
    DiagnosticRenderer renderer = new DiagnosticRenderer();
    return checked.diagnostics().stream().map(renderer::render).collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFiles(Path page) {
    LINK.matcher(TestFiles.read(page))
        .results()
        .forEach(link -> assertThat(page.resolveSibling(link.group(1))).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linesAreShort(Path page) {
    boolean decision = !Pages.FOLDER.equals(page.getParent());
    assertThat(TestFiles.read(page).lines().filter(line -> line.length() > WIDEST && !decision))
        .isEmpty();
  }
}
