package dev.nnc.compiler.driver;

import dev.nnc.compiler.check.Settings;
import dev.nnc.compiler.check.UnreadableScript;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.PathNames;
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
    try {
      return Optional.of(read(main, "give the path of a .nn file"));
    } catch (UnreadableScript unreadable) {
      report(main.toString(), unreadable, diagnostics);
      return Optional.empty();
    }
  }

  /** Finds used scripts, starting at the folder of the script that is compiled. */
  @Override
  public Source find(Ast.Use use) throws UnreadableScript {
    try {
      return read(
          main.toAbsolutePath().resolveSibling(use.file().value()),
          "name a .nn file; paths start at the folder of the script that is compiled");
    } catch (InvalidPathException e) {
      UserException unfit = PathNames.unfit(e);
      throw new UnreadableScript(String.valueOf(unfit.getMessage()), unfit.help());
    }
  }

  private Source read(Path file, String help) throws UnreadableScript {
    if (Files.isDirectory(file)) {
      throw new UnreadableScript("it is a folder", help);
    }
    if (!Files.exists(file)) {
      throw new UnreadableScript("there is no such file", help);
    }
    try {
      requireFit(Files.size(file), help);
      String text = decoded(Files.readAllBytes(file));
      Source source = Source.of(file.getFileName().toString(), text);
      found.put(source, file);
      return source;
    } catch (IOException e) {
      throw new UnreadableScript(
          Files.isReadable(file) ? String.valueOf(e.getMessage()) : "it may not be read", help);
    }
  }

  /** A script that comes from elsewhere than a file. */
  static Optional<Source> read(String name, InputStream stream, Diagnostics diagnostics) {
    String help = "give the path of a .nn file";
    try {
      byte[] bytes = stream.readNBytes((int) LARGEST + 1);
      requireFit(bytes.length, help);
      return Optional.of(Source.of(name, decoded(bytes)));
    } catch (UnreadableScript unreadable) {
      report(name, unreadable, diagnostics);
    } catch (IOException e) {
      report(name, new UnreadableScript(String.valueOf(e.getMessage()), help), diagnostics);
    }
    return Optional.empty();
  }

  private static void requireFit(long bytes, String help) throws UnreadableScript {
    if (bytes > LARGEST) {
      throw new UnreadableScript(
          "it is larger than " + (LARGEST >> 20) + " MiB, too large for a script", help);
    }
  }

  private static String decoded(byte[] bytes) throws UnreadableScript {
    try {
      return Utf8.decode(bytes);
    } catch (Utf8.MalformedException e) {
      throw new UnreadableScript(String.valueOf(e.getMessage()), "save it as UTF-8 in the editor");
    }
  }

  private static void report(String name, UnreadableScript unreadable, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                Code.UNREADABLE_FILE,
                null,
                "cannot read the script " + name + ": " + unreadable.getMessage())
            .help(unreadable.help()));
  }
}
