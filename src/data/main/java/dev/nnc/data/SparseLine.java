package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.table.CellText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes lines such as {@code 1 3:0.5 7:2 # note} apart, without keeping more of one than needed.
 * The query of a ranking, {@code qid:3} behind the label, is read over.
 */
final class SparseLine {
  private static final int LONGEST_WORD = 100;
  private static final String QUERY = "qid:";

  private final Path path;
  private final Reader text;
  private final char[] word = new char[LONGEST_WORD];
  private int length;
  private int next = ' ';
  private long line;
  private double label;
  private int[] indexes = new int[16];
  private double[] values = new double[16];
  private int count;

  SparseLine(Path path, Reader text) {
    this.path = path;
    this.text = text;
  }

  /** Reads the next line with a label; false at the end. */
  boolean next() throws IOException {
    do {
      if (next < 0) {
        return false;
      }
      line++;
      next = text.read();
      readWord();
    } while (length == 0);
    readLabel();
    count = 0;
    readWord();
    if (isQuery()) {
      readWord();
    }
    while (length > 0) {
      readFeature();
      readWord();
    }
    return true;
  }

  /** Whether the word says which query of a ranking the line belongs to. */
  private boolean isQuery() {
    return new String(word, 0, Math.min(length, QUERY.length())).equals(QUERY);
  }

  /** Reads a word of this line; it is empty at the end of the line or of its content. */
  private void readWord() throws IOException {
    length = 0;
    while (next == ' ' || next == '\t' || next == '\r') {
      next = text.read();
    }
    if (next == '#') {
      skipComment();
    }
    while (next > ' ') {
      if (length == LONGEST_WORD) {
        throw mistake(
            "`" + CellText.shown(new String(word)) + "` is longer than any number",
            "is this a file in the format LIBSVM?");
      }
      word[length++] = (char) next;
      next = text.read();
    }
    if (length == 0 && next >= 0 && next != '\n') {
      throw mistake("a control character stands among the numbers", "is this a file of text?");
    }
  }

  private void skipComment() throws IOException {
    while (next >= 0 && next != '\n') {
      next = text.read();
    }
  }

  private void readLabel() {
    label = Decimal.parse(word, 0, length);
    if (Double.isNaN(label)) {
      throw mistake(
          "`" + shown() + "` should be a label, and is not a number",
          "a line begins with one number, its label: 1 3:0.5");
    }
  }

  private void readFeature() {
    int colon = indexOfColon();
    if (colon < 0) {
      throw mistake("`" + shown() + "` is no feature", "write its number and value: 3:0.5");
    }
    double index = Decimal.parse(word, 0, colon);
    double value = Decimal.parse(word, colon + 1, length);
    if (!(index >= 0 && index == Math.rint(index))) {
      throw mistake("`" + shown() + "` has no number of a feature", "write one from 1: 3:0.5");
    }
    if (index >= Integer.MAX_VALUE) {
      throw mistake(
          "feature " + new String(word, 0, colon) + " is beyond " + (Integer.MAX_VALUE - 1),
          "is this number damaged?");
    }
    if (Double.isNaN(value)) {
      throw mistake("`" + shown() + "` has no value", "write a number behind the colon: 3:0.5");
    }
    add((int) index, value);
  }

  private void add(int index, double value) {
    if (count > 0 && index <= indexes[count - 1]) {
      throw mistake(
          "feature " + index + " stands behind feature " + indexes[count - 1],
          "each feature stands once in a line, in ascending order");
    }
    if (count == indexes.length) {
      indexes = Arrays.copyOf(indexes, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    indexes[count] = index;
    values[count++] = value;
  }

  private int indexOfColon() {
    for (int i = 0; i < length; i++) {
      if (word[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  private String shown() {
    return CellText.shown(new String(word, 0, length));
  }

  /** Where the line stands. */
  String place() {
    return path + ", line " + line;
  }

  UserException mistake(String what, String help) {
    return new UserException(place() + ": " + what, help);
  }

  long line() {
    return line;
  }

  double label() {
    return label;
  }

  /** How many features the line names. */
  int count() {
    return count;
  }

  int index(int feature) {
    return indexes[feature];
  }

  double value(int feature) {
    return values[feature];
  }
}
