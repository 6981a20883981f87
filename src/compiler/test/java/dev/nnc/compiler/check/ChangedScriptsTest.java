package dev.nnc.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.nnc.compiler.TestFiles;
import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts with a few tokens or lines left out, repeated or swapped: every one gets an answer. */
class ChangedScriptsTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 40);
  private static final Pattern TOKEN =
      Pattern.compile("\\s+|//.*|\"[^\"\n]*\"|[A-Za-z_]\\w*'?|[0-9][0-9_.e-]*%?|\\|>|.");

  static List<Path> samples() {
    List<Path> samples =
        new ArrayList<>(TestFiles.scripts(Scripts.RESOURCES.resolve("syntax/samples")));
    samples.addAll(TestFiles.scripts(Scripts.RESOURCES.resolve("oracle/trainings")));
    samples.addAll(TestFiles.scripts(Path.of("..", "..", "examples")));
    return samples;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void changedScriptsAreAnswered(Path sample) {
    String text = TestFiles.read(sample);
    SplittableRandom random = new SplittableRandom(text.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      List<String> parts =
          new ArrayList<>(
              random.nextInt(3) == 0
                  ? text.lines().map(line -> line + "\n").toList()
                  : TOKEN.matcher(text).results().map(match -> match.group()).toList());
      for (int change = random.nextInt(3); change >= 0; change--) {
        change(random, parts);
      }
      check(String.join("", parts));
    }
  }

  private static void change(SplittableRandom random, List<String> parts) {
    int first = random.nextInt(parts.size());
    int second = random.nextInt(parts.size());
    switch (random.nextInt(4)) {
      case 0 -> parts.remove(first);
      case 1 -> parts.add(first, parts.get(second));
      case 2 -> parts.set(first, parts.get(second));
      default -> {
        String kept = parts.get(first);
        parts.set(first, parts.get(second));
        parts.set(second, kept);
      }
    }
  }

  private static void check(String text) {
    try {
      ScriptCompiler compiler = new ScriptCompiler(CompilerOptions.standard());
      Checked checked = compiler.check(Source.of("changed.nn", text));
      assertThat(Scripts.render(checked)).doesNotContain("null");
    } catch (RuntimeException | StackOverflowError e) {
      fail("thrown for\n" + text, e);
    }
  }
}
