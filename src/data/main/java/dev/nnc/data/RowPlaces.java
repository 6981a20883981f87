package dev.nnc.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** In which file and line each row stands: rows mostly follow line by line, so jumps are kept. */
final class RowPlaces {
  private final List<Path> files = new ArrayList<>();
  private final List<Integer> firstRows = new ArrayList<>();
  private int[] jumpRows = new int[16];
  private int[] jumpLines = new int[16];
  private int jumps;
  private int rows;
  private int nextLine = -1;

  /** Says which file the rows to come belong to. */
  void startFile(Path file) {
    files.add(file);
    firstRows.add(rows);
    nextLine = -1;
  }

  /** Places of the rows to come. */
  RowPlaces next() {
    RowPlaces next = new RowPlaces();
    next.startFile(file());
    return next;
  }

  /** The file that is read. */
  Path file() {
    return files.get(files.size() - 1);
  }

  void add(long line) {
    int place = (int) Math.min(line, Integer.MAX_VALUE - 1);
    if (place != nextLine) {
      addJump(place);
    }
    nextLine = place + 1;
    rows++;
  }

  private void addJump(int line) {
    if (jumps == jumpRows.length) {
      jumpRows = Arrays.copyOf(jumpRows, 2 * jumps);
      jumpLines = Arrays.copyOf(jumpLines, 2 * jumps);
    }
    jumpRows[jumps] = rows;
    jumpLines[jumps++] = line;
  }

  int rows() {
    return rows;
  }

  /** {@code data/line.csv, line 17}. */
  String place(int row) {
    int file = files.size() - 1;
    while (firstRows.get(file) > row) {
      file--;
    }
    return files.get(file) + ", line " + line(row);
  }

  private int line(int row) {
    int found = Arrays.binarySearch(jumpRows, 0, jumps, row);
    int jump = found >= 0 ? found : -found - 2;
    return jumpLines[jump] + (row - jumpRows[jump]);
  }
}
