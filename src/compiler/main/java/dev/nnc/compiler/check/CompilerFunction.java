package dev.nnc.compiler.check;

import dev.nnc.compiler.check.builtin.Builtins;
import dev.nnc.compiler.check.library.Prelude;
import dev.nnc.compiler.check.value.Builtin;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A function that is not written in the language, for the documentation.
 *
 * @param signature how calls read: {@code sum(x, axis = …)}
 * @param meaning what its value is, in words
 */
public record CompilerFunction(String name, String signature, String meaning) {
  /** All of them, in the order of the documentation. */
  public static List<CompilerFunction> all() {
    Map<String, String> meanings = meanings();
    return Builtins.all().values().stream()
        .map(each -> new CompilerFunction(each.name(), each.signature(), said(each, meanings)))
        .toList();
  }

  private static String said(Builtin builtin, Map<String, String> meanings) {
    String meaning = meanings.get(builtin.name());
    if (meaning == null) {
      throw new IllegalStateException("builtins.txt does not say what " + builtin.name() + " does");
    }
    return meaning;
  }

  /** Lines of {@code name: meaning}. */
  private static Map<String, String> meanings() {
    return Prelude.read("/dev/nnc/library/builtins.txt")
        .lines()
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
