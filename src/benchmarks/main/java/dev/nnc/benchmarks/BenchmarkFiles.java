package dev.nnc.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of about 50 MB, made once and kept in the folder of temporary files. */
final class BenchmarkFiles {
  static final int BYTES = 50_000_000;

  private static final int ROW = 784;

  private BenchmarkFiles() {}

  /** Writes the content of a file. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static Path file(String name, Content content) {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "nnc-benchmark-" + name);
    if (!Files.exists(file)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        content.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return file;
  }

  /** Numbers as text: of six decimals, or whole from 0 to 255, most of them 0 as in pictures. */
  static Path csv(int columns, boolean whole) {
    String name = columns + (whole ? "-whole" : "-decimal") + ".csv";
    return file(name, out -> writeCsv(out, columns, whole));
  }

  private static void writeCsv(OutputStream out, int columns, boolean whole) throws IOException {
    Random random = new Random(1);
    String names =
        IntStream.range(0, columns).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
    out.write((names + "\n").getBytes(StandardCharsets.UTF_8));
    for (long written = 0; written < BYTES; ) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        row.append(column == 0 ? "" : ",").append(cell(random, whole));
      }
      byte[] line = row.append('\n').toString().getBytes(StandardCharsets.UTF_8);
      out.write(line);
      written += line.length;
    }
  }

  private static String cell(Random random, boolean whole) {
    if (whole) {
      return random.nextInt(3) == 0 ? String.valueOf(random.nextInt(256)) : "0";
    }
    return String.format(Locale.ROOT, "%.6f", random.nextGaussian());
  }

  /** Rows of 784 floats. */
  static Path npy() {
    int rows = BYTES / (4 * ROW);
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", 784), }";
    return file(
        "floats.npy",
        out -> {
          String padded = header + " ".repeat(117 - header.length()) + "\n";
          out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
          out.write(padded.getBytes(StandardCharsets.US_ASCII));
          Random random = new Random(1);
          ByteBuffer row = ByteBuffer.allocate(4 * ROW).order(ByteOrder.LITTLE_ENDIAN);
          for (int r = 0; r < rows; r++) {
            for (int i = 0; i < ROW; i++) {
              row.putFloat(4 * i, random.nextFloat());
            }
            out.write(row.array());
          }
        });
  }

  /** Images of 28 x 28 bytes. */
  static Path idx() {
    int rows = BYTES / ROW;
    return file(
        "bytes.idx",
        out -> {
          ByteBuffer header = ByteBuffer.allocate(16).put(new byte[] {0, 0, 8, 3});
          out.write(header.putInt(rows).putInt(28).putInt(28).array());
          byte[] row = new byte[ROW];
          Random random = new Random(1);
          for (int r = 0; r < rows; r++) {
            random.nextBytes(row);
            out.write(row);
          }
        });
  }
}
