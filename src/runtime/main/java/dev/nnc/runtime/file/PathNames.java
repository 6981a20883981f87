package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;

/** What is said of names that no file can have, here or anywhere. */
public final class PathNames {
  private static final String ENCODING =
      System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());

  private PathNames() {}

  /** The message for a name that Java makes no path of. */
  public static UserException unfit(InvalidPathException name) {
    String text = "`" + name.getInput().replaceAll("\\p{Cntrl}", "·") + "`";
    return Charset.forName(ENCODING).newEncoder().canEncode(name.getInput())
        ? new UserException(text + " cannot be the name of a file", "name another", name)
        : lacking("the path " + text, name);
  }

  /** The message for a name with letters that Java cannot exchange with the system. */
  public static UserException lacking(String what, @Nullable Throwable cause) {
    return new UserException(
        what + " has letters that the locale's encoding, " + ENCODING + ", lacks",
        Charset.forName(ENCODING).equals(StandardCharsets.UTF_8)
            ? "give it a name in UTF-8, or a link with such a name"
            : "set a locale that has them: LC_ALL=C.UTF-8, or another of UTF-8",
        cause);
  }
}
