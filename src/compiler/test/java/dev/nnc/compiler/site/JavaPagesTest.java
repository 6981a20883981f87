package dev.nnc.compiler.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java of the pages stands in projects that the tests build and run. */
final class JavaPagesTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final List<Path> PROJECTS =
      List.of(Path.of("../../examples/src"), Path.of("../maven-plugin/test/projects"));

  @ParameterizedTest
  @ValueSource(strings = {"java.md", "serving.md", "testing.md"})
  void codeStandsInProjects(String page) throws IOException {
    List<String> code = sources();
    String text = TestFiles.read(Pages.FOLDER.resolve(page));
    List<String> blocks = BLOCK.matcher(text).results().map(JavaPagesTest::block).toList();
    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertThat(code).as("%s:\n%s", page, block).anyMatch(source -> source.contains(block));
    }
  }

  private static String block(MatchResult match) {
    return withoutIndentation(match.group(1));
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path project : PROJECTS) {
      try (Stream<Path> files = Files.walk(project)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          sources.add(withoutIndentation(Files.readString(file)));
        }
      }
    }
    return sources;
  }

  private static String withoutIndentation(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
