package dev.nnc.compiler.library;

import dev.nnc.compiler.ir.DenseArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers and lists of numbers that are written in an expression. */
final class Inputs {
  private static final String NUMBER = "\\d[\\d_]*(?:\\.\\d+)?(?:e-?\\d+)?";
  private static final Pattern START =
      Pattern.compile(
          "\"[^\"]*\"|(?<![\\w.\\])])\\[|(?<![\\w.])"
              + NUMBER
              + "(?![\\w.%]| (?:step|epoch|sample))");
  private static final Pattern LIST = Pattern.compile("[-\\d_.e, \\[\\]]*\\d[-\\d_.e, \\[\\]]*");

  private Inputs() {}

  /**
   * A number or a list of numbers in a text.
   *
   * @param start where it begins
   */
  record Literal(int start, String text) {
    int end() {
      return start + text.length();
    }

    /** Its numbers, moved a little: at round ones, functions may bend. */
    DenseArray moved() {
      List<Integer> shape = new ArrayList<>();
      for (String list = text; list.startsWith("["); list = list.substring(1, close(list, 1))) {
        shape.add(elements(list));
      }
      double[] data =
          Pattern.compile("-?" + NUMBER)
              .matcher(text)
              .results()
              .mapToDouble(number -> Double.parseDouble(number.group().replace("_", "")))
              .toArray();
      for (int i = 0; i < data.length; i++) {
        data[i] = 0.97 * data[i] + 0.0313 + 0.0017 * (i % 7) + 0.0007 * start;
      }
      return new DenseArray(shape.stream().mapToInt(Integer::intValue).toArray(), data);
    }

    /** A list so many times as long. */
    String repeated(int times) {
      String inner = text.substring(1, text.length() - 1);
      return "[" + String.join(", ", Collections.nCopies(times, inner)) + "]";
    }
  }

  /** A tensor so many times as long along its first or its last axis, its numbers not alike. */
  static DenseArray repeated(DenseArray value, int times, boolean rows) {
    int[] shape = value.shape().clone();
    if (shape.length == 0) {
      return value;
    }
    int axis = rows ? 0 : shape.length - 1;
    int inner = rows ? value.data().length : shape[axis];
    shape[axis] *= times;
    double[] data = new double[value.data().length * times];
    for (int i = 0; i < data.length; i++) {
      int from = i / (inner * times) * inner + i % inner;
      data[i] = value.data()[from] * (1 - 0.003 * (i / inner % times % 5));
    }
    return new DenseArray(shape, data);
  }

  private static int elements(String list) {
    int depth = 0;
    int count = 1;
    for (char letter : list.substring(1).toCharArray()) {
      depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
      count += letter == ',' && depth == 0 ? 1 : 0;
    }
    return count;
  }

  /** Behind the list or number that begins at a place. */
  private static int close(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
      if (depth == 0 && (text.charAt(i) == ']' || text.charAt(start) != '[')) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(text);
  }

  static List<Literal> of(String expression) {
    List<Literal> literals = new ArrayList<>();
    Matcher matcher = START.matcher(expression);
    for (int from = 0; matcher.find(from); ) {
      int start = matcher.start();
      boolean list = matcher.group().equals("[");
      int end = list ? close(expression, start) : matcher.end();
      String text = expression.substring(start, end);
      boolean numbers = list ? LIST.matcher(text).matches() : !text.startsWith("\"");
      if (numbers) {
        literals.add(new Literal(start, text));
      }
      from = list && !numbers ? start + 1 : end;
    }
    return literals;
  }
}
