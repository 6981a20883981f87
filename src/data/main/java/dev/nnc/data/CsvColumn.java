package dev.nnc.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A column of a growing table: 8 bytes a number, 4 more a row once a cell holds text. */
final class CsvColumn {
  /** Beyond so many different texts a column is no category, and its texts are not kept. */
  private static final int MOST_TEXTS = 1 << 16;

  private static final String FORGOTTEN = "…";
  private static final int SHIFT = 12;
  private static final int CHUNK = 1 << SHIFT;

  private final List<double[]> numbers = new ArrayList<>();
  private final List<int @Nullable []> codes = new ArrayList<>();
  private final Map<String, Integer> codeOf = new LinkedHashMap<>();
  private final List<String> texts = new ArrayList<>();

  void set(int row, double value) {
    if (row >> SHIFT == numbers.size()) {
      numbers.add(new double[CHUNK]);
      codes.add(null);
    }
    numbers.get(row >> SHIFT)[row & (CHUNK - 1)] = value;
  }

  void setText(int row, String text) {
    set(row, Double.NaN);
    int[] chunk = codes.get(row >> SHIFT);
    if (chunk == null) {
      chunk = new int[CHUNK];
      codes.set(row >> SHIFT, chunk);
    }
    chunk[row & (CHUNK - 1)] = code(text);
  }

  /** Codes count from 1; 0 is a number or nothing. */
  private int code(String text) {
    String kept = texts.size() < MOST_TEXTS || codeOf.containsKey(text) ? text : FORGOTTEN;
    Integer known = codeOf.get(kept);
    if (known != null) {
      return known;
    }
    texts.add(kept);
    codeOf.put(kept, texts.size());
    return texts.size();
  }

  double number(int row) {
    return numbers.get(row >> SHIFT)[row & (CHUNK - 1)];
  }

  String text(int row) {
    int code = codeAt(row);
    return code == 0 ? "" : texts.get(code - 1);
  }

  private int codeAt(int row) {
    int[] chunk = codes.get(row >> SHIFT);
    return chunk == null ? 0 : chunk[row & (CHUNK - 1)];
  }

  /** Whether there were more texts than are kept, so that rows cannot be told apart. */
  boolean forgetful() {
    return codeOf.containsKey(FORGOTTEN);
  }

  /** For each code the rank of its text, from 1, in the order of the texts. */
  int[] ranks() {
    int[] ranks = new int[texts.size() + 1];
    int rank = 0;
    for (int code : new TreeMap<>(codeOf).values()) {
      ranks[code] = ++rank;
    }
    return ranks;
  }

  /**
   * A number for a cell, keeping order; a text's is a multiple of the least double, which no data
   * has.
   */
  double key(int row, int[] ranks) {
    int code = codeAt(row);
    return code == 0 ? number(row) : ranks[code] * Double.MIN_VALUE;
  }
}
