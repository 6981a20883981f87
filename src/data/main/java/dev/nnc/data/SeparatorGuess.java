package dev.nnc.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what separates the cells of a file. It is a comma, unless the first line holds none, and
 * one other of the usual separators stands equally often in each of the first lines.
 */
final class SeparatorGuess {
  private static final List<Character> OTHERS = List.of(';', '\t', '|');
  private static final int LINES = 10;

  private final CsvFormat format;

  SeparatorGuess(CsvFormat format) {
    this.format = format;
  }

  /**
   * The separator of a text.
   *
   * @param start of the text
   * @param whole whether it is all of the text, so that its last line is complete
   */
  char of(String start, boolean whole) {
    List<String> lines = lines(start, whole);
    if (lines.isEmpty() || count(lines.get(0), ',') > 0) {
      return ',';
    }
    List<Character> found = new ArrayList<>();
    for (char candidate : OTHERS) {
      int count = count(lines.get(0), candidate);
      if (count > 0 && lines.stream().allMatch(line -> count(line, candidate) == count)) {
        found.add(candidate);
      }
    }
    return found.size() == 1 ? found.get(0) : ',';
  }

  private List<String> lines(String start, boolean whole) {
    List<String> lines = new ArrayList<>(start.lines().limit(LINES + 1).toList());
    if (!whole && lines.size() > 1 && lines.size() <= LINES) {
      lines.remove(lines.size() - 1);
    }
    lines.removeIf(line -> line.isBlank() || format.isComment(line));
    return lines.subList(0, Math.min(LINES, lines.size()));
  }

  /** How often a character stands in a line outside of quotes. */
  private int count(String line, char wanted) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == format.quoteOrNone();
      count += !quoted && line.charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }
}
