package dev.nnc.cli;

import dev.nnc.runtime.UserException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Letters that Java cannot exchange with the system: the encoding of the locale has none such. */
final class Letters {
  /** What Java makes of bytes that are no letter in the encoding. */
  private static final String LOST = "\uFFFD";

  private static final String ENCODING =
      System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());

  /** Where relative paths start. */
  private static final String FOLDER = System.getProperty("user.dir", "");

  private Letters() {}

  /** Whether the words of the command line, and the current folder, are as the user wrote them. */
  static boolean cameThrough(List<String> words) {
    return Stream.concat(words.stream(), Stream.of(FOLDER)).noneMatch(each -> each.contains(LOST));
  }

  /**
   * Files would be looked for, and written, under other names.
   *
   * @throws UserException if something did not come through
   */
  static void require(List<String> words) {
    words.forEach(word -> require("the argument", word));
    require("the current folder", FOLDER);
  }

  private static void require(String what, String text) {
    if (text.contains(LOST)) {
      throw lacking(what + " `" + text + "`", null);
    }
  }

  /** What is said of a name that no file can have here. */
  static UserException unfit(InvalidPathException name) {
    String text = "`" + name.getInput() + "`";
    return Charset.forName(ENCODING).newEncoder().canEncode(name.getInput())
        ? new UserException(text + " cannot be a path: " + name.getReason(), "write another", name)
        : lacking("the path " + text, name);
  }

  private static UserException lacking(String what, @Nullable Throwable cause) {
    return new UserException(
        what + " has letters that the locale's encoding, " + ENCODING + ", lacks",
        "set a locale that has them: LC_ALL=C.UTF-8, or another of UTF-8",
        cause);
  }
}
