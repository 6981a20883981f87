package dev.nnc.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
  @TempDir private Path folder;

  @Test
  void readsWhatItHasWritten() {
    SortedMap<String, ScriptState> states = new TreeMap<>();
    states.put("none.nn", new ScriptState("", Set.of(), Set.of(), Map.of(), Map.of(), List.of()));
    states.put(
        "a/tab\t, 100%\nline/ü.nn",
        new ScriptState(
            "f00d",
            Set.of("rate", "drop"),
            Set.of("width"),
            Map.of("../%09.nn", "1", "b", "2"),
            Map.of("a.Line", "3"),
            List.of("a.Line", "a.Line$Session")));
    StateFile file = new StateFile(folder.resolve("deep/x.state"));
    file.write(states);
    assertThat(file.read()).isEqualTo(states);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nnc build\t2\n",
        "nnc build\t1\nscript\ta.nn\ninput\tb\nelse\tc\n",
        "nnc build\t1\nscript\ta.nn\nclass\t../../other\n",
        "nnc build\t1\nscript\ta.nn\nsource\t0\t/tmp.X\n",
      })
  void whatCannotBeReadIsNothing(String text) throws IOException {
    Path file = folder.resolve("x.state");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    assertThat(new StateFile(file).read()).isEmpty();
  }
}
