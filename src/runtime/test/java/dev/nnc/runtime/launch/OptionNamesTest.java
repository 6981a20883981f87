package dev.nnc.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.session.Caller;
import dev.nnc.runtime.session.OptionName;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.LineTrainer;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options are called as their callers know them. */
class OptionNamesTest {
  @Test
  void areThoseOfJavaAndOfTrainers() {
    List<String> methods = Stream.of(Options.class.getMethods()).map(Method::getName).toList();
    for (OptionName each : OptionName.values()) {
      assertThat(TrainerArguments.USAGE).contains(" " + each.of(Caller.COMMAND_LINE) + " ");
      assertThat(methods).contains(each.of(Caller.JAVA).substring("Options.".length()));
    }
  }

  @Test
  void standInMessages(@TempDir Path empty) {
    Map<Caller, String> expected =
        Map.of(
            Caller.COMMAND_LINE, "--checkpoint names, or begin anew without --resume",
            Caller.MAVEN, "nnc.checkpoint names, or begin anew without nnc.resume",
            Caller.JAVA, "Options.withCheckpoints names, or begin anew without Options.withResume");
    expected.forEach(
        (caller, end) -> {
          Options options = Options.defaults().withCaller(caller).withResume(empty);
          UserException refused =
              catchThrowableOfType(UserException.class, () -> LineTrainer.open(options));
          assertThat(refused.help()).endsWith(end);
        });
  }
}
