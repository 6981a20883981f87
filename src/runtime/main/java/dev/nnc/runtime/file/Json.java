package dev.nnc.runtime.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict reader of JSON (RFC 8259) for the headers of files. Gives maps and lists in the order of
 * the text, {@link String}, {@link Boolean}, {@link Long} for whole numbers that fit, else {@link
 * Double}; refuses null, names that stand twice in an object, and deep nesting.
 */
final class Json {
  private static final int DEEPEST = 32;

  private final String text;
  private int at;
  private int depth;

  /** What is wrong, and at which character of the text. */
  static final class Problem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;

    Problem(String message, int offset) {
      super(message);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  private Json(String text) {
    this.text = text;
  }

  static Object parse(String text) throws Problem {
    Json json = new Json(text);
    Object value = json.value();
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.problem("more text after the end");
    }
    return value;
  }

  private Object value() throws Problem {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Map<String, Object> object() throws Problem {
    Map<String, Object> object = new LinkedHashMap<>();
    enter();
    while (more('}', object.isEmpty())) {
      skipSpace();
      int start = at;
      String name = string();
      skipSpace();
      expect(':');
      if (object.put(name, value()) != null) {
        throw new Problem("the name \"" + name + "\" stands twice", start);
      }
    }
    return object;
  }

  private List<Object> list() throws Problem {
    List<Object> list = new ArrayList<>();
    enter();
    while (more(']', list.isEmpty())) {
      list.add(value());
    }
    return list;
  }

  private void enter() throws Problem {
    if (++depth > DEEPEST) {
      throw problem("nested too deeply");
    }
    at++;
  }

  /** Steps over the comma before the next entry, or over the end. */
  private boolean more(char end, boolean first) throws Problem {
    skipSpace();
    if (peek() == end) {
      at++;
      depth--;
      return false;
    }
    if (!first) {
      expect(',');
    }
    return true;
  }

  private String string() throws Problem {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char letter = text.charAt(at++);
      if (letter < ' ') {
        throw new Problem("a control character in a string", at - 1);
      }
      string.append(letter == '\\' ? escaped() : letter);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws Problem {
    char letter = peek();
    at++;
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw new Problem("an unknown escape", at - 1);
    };
  }

  private char hexadecimal() throws Problem {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw problem("not a hexadecimal digit");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Boolean word(String word, boolean value) throws Problem {
    if (!text.startsWith(word, at)) {
      throw problem("not a value");
    }
    at += word.length();
    return value;
  }

  private Object number() throws Problem {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      throw new Problem(number.isEmpty() ? "not a value" : "not a number: " + number, start);
    }
    return number.matches("-?[0-9]{1,18}")
        ? (Object) Long.parseLong(number)
        : (Object) Double.parseDouble(number);
  }

  private void expect(char letter) throws Problem {
    if (peek() != letter) {
      throw problem("`" + letter + "` is missing");
    }
    at++;
  }

  private char peek() throws Problem {
    if (at >= text.length()) {
      throw problem("the text ends too early");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Problem problem(String message) {
    return new Problem(message, at);
  }

  /** A string with its quotes, everything beyond printable ASCII escaped. */
  static String quote(String string) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char letter = string.charAt(i);
      if (letter == '"' || letter == '\\') {
        text.append('\\').append(letter);
      } else if (letter >= ' ' && letter < 127) {
        text.append(letter);
      } else {
        text.append("\\u").append(Integer.toHexString(0x10000 | letter).substring(1));
      }
    }
    return text.append('"').toString();
  }
}
