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
import java.util.stream.Stream;

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
    return noMatch(
        pattern,
        span,
        paths,
        near(pattern, paths),
        "`*` stands for a part of a name, `**` for any path");
  }

  /** The same where one variable is named, by its whole path. */
  static Problem noPath(String path, Span span, Collection<String> paths) {
    Optional<String> near =
        paths.stream()
            .filter(whole -> whole.endsWith("/" + path))
            .findFirst()
            .or(() -> Nearest.of(path, paths));
    return noMatch(path, span, paths, near, "write the whole path of one of them");
  }

  private static Problem noMatch(
      String pattern, Span span, Collection<String> paths, Optional<String> near, String other) {
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
    return new Problem(
        diagnostic.help(near.map(meant -> "did you mean \"" + meant + "\"?").orElse(other)));
  }

  /** A pattern that matches: a wider one, a path like it, or one with a last segment of theirs. */
  private static Optional<String> near(String pattern, Collection<String> paths) {
    int slash = pattern.lastIndexOf('/') + 1;
    List<String> names =
        paths.stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).distinct().toList();
    return wider(pattern, paths)
        .or(() -> Nearest.of(pattern, paths))
        .or(
            () ->
                Nearest.of(pattern.substring(slash), names)
                    .flatMap(name -> wider(pattern.substring(0, slash) + name, paths)));
  }

  /** The pattern, or the same at any depth, where paths match it. */
  private static Optional<String> wider(String pattern, Collection<String> paths) {
    return Stream.of(pattern, "**/" + pattern, pattern + "/**", "**/" + pattern + "/**")
        .filter(each -> paths.stream().anyMatch(path -> matches(each, path)))
        .findFirst();
  }
}
