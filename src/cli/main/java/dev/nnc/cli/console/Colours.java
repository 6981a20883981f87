package dev.nnc.cli.console;

import java.util.regex.Pattern;

/** Colours of a rendered diagnostic. */
final class Colours {
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String PLAIN = "\u001b[0m";

  private static final Pattern SEVERITY = Pattern.compile("\\A(error|warning)(\\[\\w+])?");
  private static final Pattern GUTTER =
      Pattern.compile("(?m)^(  --> | *\\d* \\||   = (?:note|help):)");

  private Colours() {}

  static String of(String text, boolean error) {
    String gutters = GUTTER.matcher(text).replaceAll(BLUE + "$1" + PLAIN);
    return SEVERITY.matcher(gutters).replaceFirst((error ? RED : YELLOW) + "$0" + PLAIN);
  }
}
