package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Patterns of variables' paths: {@code *} stands for anything inside a segment, {@code **} for any
 * number of segments, {@code ?} for one letter.
 */
public final class Patterns {
  private Patterns() {}

  public static boolean matches(String pattern, String path) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      if (pattern.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 3;
      } else if (pattern.startsWith("**", i)) {
        regex.append(".*");
        i += 2;
      } else {
        regex.append(letter(pattern.charAt(i)));
        i++;
      }
    }
    return path.matches(regex.toString());
  }

  private static String letter(char letter) {
    return switch (letter) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      default -> java.util.regex.Pattern.quote(String.valueOf(letter));
    };
  }

  public static Problem noMatch(String pattern, Span span, Collection<String> paths) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.NO_MATCH, span, "no variable matches \"" + pattern + "\"");
    if (paths.isEmpty()) {
      return new Problem(
          diagnostic
              .note("there are no variables to select")
              .help("declare one, or leave out the pattern"));
    }
    diagnostic =
        diagnostic.note(
            "the variables are "
                + paths.stream().limit(12).collect(Collectors.joining(", "))
                + (paths.size() > 12 ? ", …" : ""));
    Diagnostic plain = diagnostic;
    return new Problem(
        near(pattern, paths)
            .map(near -> plain.help("did you mean \"" + near + "\"?"))
            .orElseGet(() -> plain.help("`*` stands for a part of a name, `**` for any path")));
  }

  /** A path like the pattern, or the pattern with a last segment that paths have. */
  private static Optional<String> near(String pattern, Collection<String> paths) {
    int slash = pattern.lastIndexOf('/') + 1;
    List<String> names =
        paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).distinct().toList();
    return Nearest.of(pattern, paths)
        .or(
            () ->
                Nearest.of(pattern.substring(slash), names)
                    .map(name -> pattern.substring(0, slash) + name));
  }
}
