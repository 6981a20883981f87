package dev.nnc.compiler.check.value;

import dev.nnc.compiler.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers written with a comma before their fraction, {@code 0,001}, which are two arguments. */
final class DecimalComma {
  private static final Pattern NUMBER = Pattern.compile("(?:.*[^\\w.])?(\\d+,\\d+)");

  private DecimalComma() {}

  /** The help for an argument that has no place: the number that was meant, or the other help. */
  static String help(List<Value.Argument> arguments, Value.Argument surplus, String other) {
    int index = arguments.indexOf(surplus);
    if (index < 1) {
      return other;
    }
    Span both = arguments.get(index - 1).span().to(surplus.span());
    Matcher number = NUMBER.matcher(both.text());
    return number.matches()
        ? "a fraction is written with a point: " + number.group(1).replace(',', '.')
        : other;
  }
}
