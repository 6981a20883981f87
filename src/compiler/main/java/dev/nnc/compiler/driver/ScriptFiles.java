package dev.nnc.compiler.driver;

import dev.nnc.compiler.check.Settings;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a script from its file, and those that it uses. */
final class ScriptFiles implements Settings.Files {
  private static final long LARGEST = 64L << 20;

  private final Path main;
  private final Map<Source, Path> found = new LinkedHashMap<>();

  ScriptFiles(Path main) {
    this.main = main;
  }

  /** The files that were read, in the order of reading. */
  Map<Source, Path> found() {
    return Collections.unmodifiableMap(found);
  }

  /** The text of the script, or a diagnostic that says why there is none. */
  Optional<Source> main(Diagnostics diagnostics) {
    return read(main, diagnostics);
  }

  /** Finds used scripts, starting at the folder of the script that is compiled. */
  @Override
  public Optional<Source> find(Ast.Use use) {
    try {
      return read(main.toAbsolutePath().resolveSibling(use.file().value()), new Diagnostics());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Source> read(Path file, Diagnostics diagnostics) {
    String why;
    try {
      if (Files.isDirectory(file)) {
        why = "it is a directory";
      } else if (!Files.exists(file)) {
        why = "there is no such file";
      } else if (Files.size(file) > LARGEST) {
        why = "it is larger than " + (LARGEST >> 20) + " MiB, too large for a script";
      } else {
        Source source =
            Source.of(file.getFileName().toString(), Utf8.decode(Files.readAllBytes(file)));
        found.put(source, file);
        return Optional.of(source);
      }
    } catch (Utf8.MalformedException e) {
      report(file.toString(), e, diagnostics);
      return Optional.empty();
    } catch (IOException e) {
      why = Files.isReadable(file) ? String.valueOf(e.getMessage()) : "it may not be read";
    }
    report(file.toString(), why, diagnostics);
    return Optional.empty();
  }

  /** A script that comes from elsewhere than a file. */
  static Optional<Source> read(String name, InputStream stream, Diagnostics diagnostics) {
    try {
      return Optional.of(Source.of(name, Utf8.decode(stream.readNBytes((int) LARGEST))));
    } catch (Utf8.MalformedException e) {
      report(name, e, diagnostics);
    } catch (IOException e) {
      report(name, String.valueOf(e.getMessage()), diagnostics);
    }
    return Optional.empty();
  }

  private static void report(String name, String why, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(Code.UNREADABLE_FILE, null, "cannot read the script " + name + ": " + why)
            .help("give the path of a .nn file"));
  }

  private static void report(
      String name, Utf8.MalformedException malformed, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.UNREADABLE_FILE,
                null,
                "cannot read the script " + name + ": " + malformed.getMessage())
            .help("save it as UTF-8 in the editor"));
  }
}
