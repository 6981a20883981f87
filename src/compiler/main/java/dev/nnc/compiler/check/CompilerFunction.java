package dev.nnc.compiler.check;

import dev.nnc.compiler.check.builtin.Builtins;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.text.LibraryFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that is not written in the language, for the documentation.
 *
 * @param signature how calls read: {@code sum(x, axis = …)}
 * @param meaning what its value is, in words
 * @param examples lines as in the documentation of a definition
 */
public record CompilerFunction(
    String name, String signature, String meaning, List<String> examples) {
  private static final String EXAMPLE = "    ";

  public CompilerFunction {
    examples = List.copyOf(examples);
  }

  /** All of them, in the order of the documentation. */
  public static List<CompilerFunction> all() {
    Map<String, List<String>> said = said();
    return Builtins.all().values().stream().map(each -> of(each, said.get(each.name()))).toList();
  }

  private static CompilerFunction of(Builtin builtin, @Nullable List<String> said) {
    if (said == null) {
      throw new IllegalStateException("builtins.txt does not say what " + builtin.name() + " does");
    }
    return new CompilerFunction(
        builtin.name(), builtin.signature(), said.get(0), said.subList(1, said.size()));
  }

  /** Lines of {@code name: meaning}, each with its examples below it. */
  private static Map<String, List<String>> said() {
    Map<String, List<String>> said = new HashMap<>();
    List<String> last = new ArrayList<>();
    for (String line : LibraryFiles.lines("builtins.txt")) {
      if (line.startsWith(EXAMPLE)) {
        last.add(line);
      } else {
        String[] parts = line.split(": ", 2);
        last = new ArrayList<>(List.of(parts[1]));
        said.put(parts[0], last);
      }
    }
    return said;
  }
}
