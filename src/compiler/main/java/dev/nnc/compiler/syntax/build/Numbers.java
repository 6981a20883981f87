package dev.nnc.compiler.syntax.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write instead of a number that is none. */
public final class Numbers {
  private static final int LONGEST = 40;
  private static final Pattern NO_WHOLE = Pattern.compile("\\.[0-9]+([eE][-+]?[0-9]+)?");
  private static final Pattern NO_FRACTION = Pattern.compile("[0-9]+\\.");
  private static final Pattern WORD_BEHIND =
      Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?)(\\p{L}\\w*)");
  private static final Pattern UNITS = Pattern.compile("(epoch|step|sample)s?");

  private Numbers() {}

  public static String help(String text) {
    if (text.length() > LONGEST) {
      return "numbers look like 20_000, 0.5 and 1e-3";
    }
    if (NO_WHOLE.matcher(text).matches()) {
      return "write `0" + text + "`";
    }
    if (NO_FRACTION.matcher(text).matches()) {
      return "write `" + text + "0`, or `" + text.substring(0, text.length() - 1) + "`";
    }
    Matcher word = WORD_BEHIND.matcher(text);
    return word.matches()
        ? wordBehind(word.group(1), word.group(2))
        : "numbers look like 20_000, 0.5 and 1e-3";
  }

  private static String wordBehind(String number, String word) {
    if (UNITS.matcher(word).matches()) {
      return "write `" + number + " " + word + "`";
    }
    if (word.equals("f") || word.equals("F") || word.equals("d") || word.equals("L")) {
      return "write `" + number + "`: its type follows from where it stands";
    }
    if (number.equals("0") && word.startsWith("x")) {
      return "numbers are decimal";
    }
    return word.equals("e") || word.equals("E")
        ? "an exponent has digits, as in 1e-3"
        : "a product is written `" + number + " * " + word + "`; a name begins with a letter";
  }
}
