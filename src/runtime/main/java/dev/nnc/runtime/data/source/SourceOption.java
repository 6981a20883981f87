package dev.nnc.runtime.data.source;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A named argument of a source, {@code csv("t.csv", header = false)}, and which values it takes.
 */
public enum SourceOption {
  /** Whether the first line names the columns. */
  HEADER("true or false", "true|false"),
  /** Lines to pass over at the start of each file. */
  SKIP("a whole number from 0 to 999_999_999", "[0-9](_?[0-9]){0,8}"),
  /** What stands between cells; a space stands for any number of them. */
  SEPARATOR(
      "one character, and none that ends lines or quotes", "\\\\t|[\\x{0}-\\x{ffff}&&[^\r\n\"]]"),
  /** What encloses a cell that holds separators; nothing does if it is empty. */
  QUOTE("one character that does not end lines, or empty", "[\\x{0}-\\x{ffff}&&[^\r\n]]?"),
  /** What makes a line a comment where it stands first. */
  COMMENT("one character, and none that ends lines or quotes", "[\\x{0}-\\x{ffff}&&[^\r\n\"]]"),
  /** What stands before the decimals of a number. */
  DECIMAL("\".\" or \",\"", "[.,]"),
  /** What stands between groups of three digits. */
  THOUSANDS("one of . , ' _ and space", "[.,'’_ \\x{a0}\\x{202f}]"),
  /** How bytes become characters. */
  ENCODING("utf-8, utf-16, latin-1 or windows-1252", "(?i)utf-8|utf-16|latin-1|windows-1252"),
  /** More words for a missing value, apart by spaces. */
  NA("a word that stands for a missing value", "(?s).*\\S.*"),
  /** How many columns the features have. */
  FEATURES("a whole number from 1 to 999_999_999", "[1-9](_?[0-9]){0,8}"),
  /** Whether the first feature is called 0, and not 1. */
  ZERO_BASED("true or false", "true|false");

  private final String wanted;
  private final Pattern values;

  SourceOption(String wanted, String values) {
    this.wanted = wanted;
    this.values = Pattern.compile(values);
  }

  /** The name in scripts: {@code zero_based}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its values are, in words. */
  public String wanted() {
    return wanted;
  }

  /** Whether it takes a value, as a script writes it but without quotes. */
  public boolean accepts(String value) {
    return values.matcher(value).matches();
  }
}
