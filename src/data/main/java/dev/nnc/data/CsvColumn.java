package dev.nnc.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A column of a growing table: blocks of packed numbers, and of codes of texts where there are. */
final class CsvColumn {
  /** Beyond so many different texts a column is no category, and its texts are not kept. */
  private static final int MOST_TEXTS = 1 << 16;

  /** Longer texts are cut. */
  private static final int LONGEST_TEXT = 1000;

  private static final String FORGOTTEN = "…";

  private final int shift;
  private final List<PackedNumbers> numbers = new ArrayList<>();
  private final List<@Nullable PackedNumbers> codes = new ArrayList<>();
  private final Map<String, Integer> codeOf = new LinkedHashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** The codes of the block that is being filled, by row; null while it holds no text. */
  private double @Nullable [] open;

  private boolean forgetful;
  private long bytes;

  /**
   * @param shift a block has 2^shift rows
   */
  CsvColumn(int shift) {
    this.shift = shift;
  }

  /** Says what text stands in a row of the block that is being filled. */
  void setText(int rowOfBlock, String text) {
    if (open == null) {
      open = new double[1 << shift];
    }
    open[rowOfBlock] = code(text);
  }

  /** Codes count from 1; 0 is a number or nothing. */
  private int code(String text) {
    Integer known = codeOf.get(text);
    return known != null ? known : newCode(text);
  }

  private int newCode(String text) {
    boolean tooLong = text.length() > LONGEST_TEXT;
    boolean tooMany = texts.size() >= MOST_TEXTS;
    forgetful |= tooLong || tooMany;
    String kept = tooMany ? FORGOTTEN : tooLong ? text.substring(0, LONGEST_TEXT) : text;
    Integer known = codeOf.get(kept);
    if (known == null) {
      texts.add(kept);
      codeOf.put(kept, texts.size());
      bytes += 100 + 2L * kept.length();
    }
    return known == null ? texts.size() : known;
  }

  /**
   * Completes a block, whose numbers stand {@code stride} apart, NaN where a text or nothing is.
   */
  void endBlock(double[] block, int first, int stride, int rows) {
    PackedNumbers packed = PackedNumbers.of(block, first, stride, rows);
    PackedNumbers packedCodes = open == null ? null : PackedNumbers.of(open, 0, 1, rows);
    numbers.add(packed);
    codes.add(packedCodes);
    bytes += 16 + packed.bytes() + (packedCodes == null ? 0 : packedCodes.bytes());
    if (open != null) {
      Arrays.fill(open, 0);
    }
  }

  /** What the column takes in memory, about. */
  long bytes() {
    return bytes;
  }

  /** Copies the numbers of some rows. */
  void read(int firstRow, int rowCount, double[] target, int offset, int stride) {
    int size = 1 << shift;
    int done = 0;
    while (done < rowCount) {
      int row = firstRow + done;
      int from = row & (size - 1);
      int count = Math.min(size - from, rowCount - done);
      numbers.get(row >> shift).copy(from, count, target, offset + done * stride, stride);
      done += count;
    }
  }

  String text(int row) {
    int code = codeAt(row);
    return code == 0 ? "" : texts.get(code - 1);
  }

  private int codeAt(int row) {
    PackedNumbers block = codes.get(row >> shift);
    return block == null ? 0 : (int) block.at(row & ((1 << shift) - 1));
  }

  /** Whether there were texts that are not kept as they are, so that rows cannot be told apart. */
  boolean forgetful() {
    return forgetful;
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
    double number = numbers.get(row >> shift).at(row & ((1 << shift) - 1));
    return code == 0 ? number : ranks[code] * Double.MIN_VALUE;
  }
}
