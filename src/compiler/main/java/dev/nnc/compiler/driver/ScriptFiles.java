package dev.nnc.compiler.driver;

import dev.nnc.compiler.check.Settings;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts from files. */
final class ScriptFiles {
  private static final long LARGEST = 64L << 20;

  private ScriptFiles() {}

  /** The text of a script, or a diagnostic that says why there is none. */
  static Optional<Source> read(Path file, Diagnostics diagnostics) {
    String why;
    try {
      if (Files.isDirectory(file)) {
        why = "it is a directory";
      } else if (!Files.exists(file)) {
        why = "there is no such file";
      } else if (Files.size(file) > LARGEST) {
        why = "it is larger than " + (LARGEST >> 20) + " MiB, too large for a script";
      } else {
        return Optional.of(Source.of(file.getFileName().toString(), text(file)));
      }
    } catch (CharacterCodingException e) {
      why = "it is not UTF-8 text";
    } catch (IOException e) {
      why = Files.isReadable(file) ? String.valueOf(e.getMessage()) : "it may not be read";
    }
    diagnostics.report(
        Diagnostic.of(Code.UNREADABLE_FILE, null, "cannot read the script " + file + ": " + why)
            .help("give the path of a .nn file"));
    return Optional.empty();
  }

  private static String text(Path file) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
        .toString();
  }

  /** Finds used scripts, starting at the folder of the script that uses them. */
  static Settings.Files besides(Path file) {
    Path absolute = file.toAbsolutePath();
    return use -> {
      try {
        Path used = absolute.resolveSibling(use.file().value());
        return read(used, new Diagnostics());
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    };
  }
}
