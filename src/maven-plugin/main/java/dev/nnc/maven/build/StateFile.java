package dev.nnc.maven.build;

import dev.nnc.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A build's note for the next one: lines of a word and what it is about, parted by tabs. What
 * cannot be read is as if nothing had been built.
 */
final class StateFile {
  private static final String FIRST_LINE = "nnc build\t1";

  private final Path file;

  StateFile(Path file) {
    this.file = file;
  }

  /** The states of the last build by the names of the scripts. */
  SortedMap<String, ScriptState> read() {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return !lines.isEmpty() && lines.get(0).equals(FIRST_LINE)
          ? new Reader().read(lines.subList(1, lines.size()))
          : new TreeMap<>();
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
      return new TreeMap<>();
    }
  }

  /** Writes the states, as a whole or not at all. */
  void write(SortedMap<String, ScriptState> states) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    states.forEach((name, state) -> append(text, name, state));
    AtomicFile.writeText(file, text.toString());
  }

  private static void append(StringBuilder text, String name, ScriptState state) {
    line(text, "script", name);
    line(text, "settings", state.settings());
    state.configs().forEach(each -> line(text, "config", each));
    state.dims().forEach(each -> line(text, "dim", each));
    state.inputs().forEach((path, print) -> line(text, "input", print, path));
    state.sources().forEach((path, print) -> line(text, "source", print, path));
    state.classes().forEach(each -> line(text, "class", each));
  }

  private static void line(StringBuilder text, String... words) {
    List<String> escaped = new ArrayList<>();
    for (String word : words) {
      escaped.add(word.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A"));
    }
    text.append(String.join("\t", escaped)).append('\n');
  }

  private static String unescaped(String word) {
    return word.replace("%0A", "\n").replace("%09", "\t").replace("%25", "%");
  }

  private static final class Reader {
    private final SortedMap<String, ScriptState> states = new TreeMap<>();
    private @Nullable String script;
    private String settings = "";
    private final TreeSet<String> configs = new TreeSet<>();
    private final TreeSet<String> dims = new TreeSet<>();
    private final Map<String, String> inputs = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();
    private final List<String> classes = new ArrayList<>();

    SortedMap<String, ScriptState> read(List<String> lines) {
      lines.forEach(line -> read(line.split("\t", -1)));
      end();
      return states;
    }

    private void read(String[] words) {
      String value = unescaped(words[words.length - 1]);
      switch (words[0]) {
        case "script" -> begin(value);
        case "settings" -> settings = value;
        case "config" -> configs.add(value);
        case "dim" -> dims.add(value);
        case "input" -> inputs.put(value, words[1]);
        case "source" -> sources.put(className(value), words[1]);
        case "class" -> classes.add(className(value));
        default -> throw new IllegalArgumentException(words[0]);
      }
    }

    /** Files are found, and deleted, by the names of classes. */
    private static String className(String value) {
      if (!SourceVersion.isName(value)) {
        throw new IllegalArgumentException(value);
      }
      return value;
    }

    private void begin(String name) {
      end();
      script = name;
      List.of(configs, dims, classes).forEach(java.util.Collection::clear);
      List.of(inputs, sources).forEach(Map::clear);
    }

    private void end() {
      if (script != null) {
        states.put(script, new ScriptState(settings, configs, dims, inputs, sources, classes));
      }
    }
  }
}
