package dev.nnc.cli.console;

import dev.nnc.runtime.file.PathNames;
import java.util.List;
import java.util.stream.Stream;

/** Letters that Java cannot exchange with the system: the encoding of the locale has none such. */
public final class Letters {
  /** What Java makes of bytes that are no letter in the encoding. */
  private static final String LOST = "\uFFFD";

  /** Where relative paths start. */
  private static final String FOLDER = System.getProperty("user.dir", "");

  private Letters() {}

  /** Whether the words of the command line, and the current folder, are as the user wrote them. */
  public static boolean cameThrough(List<String> words) {
    return Stream.concat(words.stream(), Stream.of(FOLDER)).noneMatch(each -> each.contains(LOST));
  }

  /**
   * Files would be looked for, and written, under other names.
   *
   * @throws dev.nnc.runtime.UserException if something did not come through
   */
  public static void require(List<String> words) {
    words.forEach(word -> require("the argument", word));
    require("the current folder", FOLDER);
  }

  private static void require(String what, String text) {
    if (text.contains(LOST)) {
      throw PathNames.lacking(what + " `" + text + "`", null);
    }
  }
}
