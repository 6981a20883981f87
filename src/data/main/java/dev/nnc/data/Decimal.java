package dev.nnc.data;

/**
 * Numbers as text. Short decimals, almost all in practice, take the exact path of Clinger ("How to
 * read floating point numbers accurately", 1990): 15 digits and powers of ten up to 22 are exact
 * doubles, so that one multiplication or division rounds rightly.
 */
final class Decimal {
  private static final double[] POWERS = new double[23];
  private static final int MOST_DIGITS = 15;

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private Decimal() {}

  /** The number that a trimmed text stands for; NaN if it is none. */
  static double parse(char[] text, int start, int end) {
    if (end - start == 1 && text[start] >= '0' && text[start] <= '9') {
      return text[start] - '0';
    }
    int at = start;
    boolean negative = at < end && text[at] == '-';
    if (negative || (at < end && text[at] == '+')) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int point = -1;
    for (; at < end; at++) {
      char letter = text[at];
      if (letter == '.' && point < 0) {
        point = at;
      } else if (letter >= '0' && letter <= '9') {
        digits = digits * 10 + (letter - '0');
        // Leading zeros are no digits, so 0.00012 stays short.
        count += digits == 0 ? 0 : 1;
        if (count > MOST_DIGITS) {
          return slow(text, start, end);
        }
      } else {
        return slow(text, start, end);
      }
    }
    int decimals = point < 0 ? 0 : end - point - 1;
    boolean anyDigit = end - start > (point < 0 ? 0 : 1) + (negative || text[start] == '+' ? 1 : 0);
    if (!anyDigit || decimals >= POWERS.length) {
      return slow(text, start, end);
    }
    double size = digits / POWERS[decimals];
    return negative ? -size : size;
  }

  /**
   * Anything with an exponent, many digits, or in words. Java's own suffixes are no numbers here.
   */
  private static double slow(char[] text, int start, int end) {
    String number = new String(text, start, end - start);
    if (number.equals("true") || number.equals("True") || number.equals("TRUE")) {
      return 1;
    }
    if (number.equals("false") || number.equals("False") || number.equals("FALSE")) {
      return 0;
    }
    return decimal(number) ? Double.parseDouble(number) : infinity(number);
  }

  private static double infinity(String number) {
    return switch (number) {
      case "inf", "+inf", "Inf", "+Inf", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-Inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** Sign, digits with a point among them, exponent: a loop, because a file's cells may be long. */
  private static boolean decimal(String number) {
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    String size = exponent < 0 ? number : number.substring(0, exponent);
    return digits(size, true) && (exponent < 0 || digits(number.substring(exponent + 1), false));
  }

  private static boolean digits(String text, boolean pointAllowed) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int points = 0;
    for (int i = start; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '.' && pointAllowed) {
        points++;
      } else if (letter < '0' || letter > '9') {
        return false;
      }
    }
    return points <= 1 && text.length() - start - points > 0;
  }
}
