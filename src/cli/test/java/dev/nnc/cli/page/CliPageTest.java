package dev.nnc.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.cli.CommandLineRun;
import dev.nnc.cli.Nnc;
import dev.nnc.cli.console.Streams;
import dev.nnc.runtime.launch.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the command line and the manual page name every command and every option. */
final class CliPageTest {
  private static final Path PAGE = Path.of("../site/markdown/cli.md");

  @TestFactory
  List<DynamicTest> commandsAreDescribed() throws IOException {
    String page = Files.readString(PAGE);
    String manual = CommandLineRun.of("man").out();
    Streams streams = new Streams(System.out, System.err, 0, false);
    CommandLine nnc =
        Nnc.commandLine(List.of(), streams, new Failures("nnc", List.of(), System.err));
    return nnc.getSubcommands().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> described(each.getKey(), each.getValue(), page, manual)))
        .toList();
  }

  private static void described(String name, CommandLine command, String page, String manual) {
    assertThat(page).containsPattern("\\| `nnc " + name + "[ `]");
    assertThat(manual).contains("\n.SS " + name);
    for (OptionSpec option : command.getCommandSpec().options()) {
      assertThat(page).contains("`" + option.longestName());
      if (!option.usageHelp() && !option.versionHelp()) {
        assertThat(manual).contains(option.longestName().replace("-", "\\-"));
      }
    }
  }
}
