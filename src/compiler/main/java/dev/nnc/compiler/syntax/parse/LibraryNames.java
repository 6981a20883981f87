package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.text.LibraryFiles;
import dev.nnc.compiler.text.Source;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the library's functions are called, for answers to what cannot be parsed. */
final class LibraryNames {
  private static final Pattern NAME =
      Pattern.compile("^(?:(?:def|optimizer) )?(\\w+)(?:\\(|: )", Pattern.MULTILINE);

  private LibraryNames() {}

  /** The function of this name, whatever its letters' case and underscores. */
  static Optional<String> like(String name) {
    return all().stream().filter(known -> plain(known).equals(plain(name))).findFirst();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(java.util.Locale.ROOT);
  }

  private static Set<String> all() {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(
            LibraryFiles.lines("builtins.txt").stream(),
            LibraryFiles.sources().stream().map(Source::text))
        .forEach(text -> NAME.matcher(text).results().forEach(found -> names.add(found.group(1))));
    return names;
  }
}
