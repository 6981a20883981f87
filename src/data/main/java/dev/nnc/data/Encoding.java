package dev.nnc.data;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out how the bytes of a text become characters, and refuses what is no text. */
final class Encoding {
  private static final int LOOK = 4096;

  /** First bytes of files that are given as text by mistake. */
  private enum Foreign {
    ZIP("PK\3\4", "a ZIP archive, perhaps a spreadsheet", "unpack it, or save the sheet as CSV"),
    EXCEL("\u00d0\u00cf\u0011\u00e0", "a spreadsheet of Excel", "save the sheet as CSV"),
    PARQUET("PAR1", "a Parquet file", "convert it to CSV or NPY"),
    GZIP("\u001f\u008b", "packed by gzip twice", "unpack it once"),
    BZIP("BZh", "packed by bzip2", "unpack it; gzip alone is unpacked while reading"),
    XZ("\u00fd7zXZ", "packed by xz", "unpack it; gzip alone is unpacked while reading"),
    ZSTANDARD(
        "(\u00b5/\u00fd", "packed by zstd", "unpack it; gzip alone is unpacked while reading"),
    NUMPY("\u0093NUMPY", "an array of NumPy", "read it with npy(…)"),
    HTML("<!DOCTYPE", "a web page", "download the file itself"),
    PAGE("<html", "a web page", "download the file itself"),
    POINTER("version https://git-lfs", "a pointer of Git LFS", "fetch the file: git lfs pull");

    private final String start;
    private final String what;
    private final String help;

    Foreign(String start, String what, String help) {
      this.start = start;
      this.what = what;
      this.help = help;
    }
  }

  private Encoding() {}

  /**
   * The encoding of a text.
   *
   * @param wanted the option's value; null for UTF-8
   * @throws UserException if the first bytes are not of such a text
   */
  static Charset of(DataFile file, @Nullable String wanted) throws IOException {
    byte[] start = file.peek(LOOK);
    refuseForeign(file.path(), start);
    if (wanted != null && !wanted.equalsIgnoreCase("utf-8")) {
      return charset(wanted, start);
    }
    refuseUtf16(file.path(), start);
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String wanted, byte[] start) {
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "latin-1" -> StandardCharsets.ISO_8859_1;
      case "windows-1252" -> Charset.forName("windows-1252");
      default ->
          littleEndianWithoutMark(start) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16;
    };
  }

  private static boolean littleEndianWithoutMark(byte[] start) {
    return start.length > 1 && start[1] == 0;
  }

  private static void refuseForeign(Path file, byte[] start) {
    for (Foreign foreign : Foreign.values()) {
      if (begins(start, foreign.start)) {
        throw new UserException(file + " is " + foreign.what + ", and no text", foreign.help);
      }
    }
  }

  private static void refuseUtf16(Path file, byte[] start) {
    int zeros = 0;
    int first = -1;
    for (int i = 0; i < start.length; i++) {
      if (start[i] == 0) {
        first = first < 0 ? i : first;
        zeros++;
      }
    }
    boolean marked = begins(start, "\u00fe\u00ff") || begins(start, "\u00ff\u00fe");
    boolean half = zeros > start.length / 3 && zeros < start.length * 2 / 3;
    if (marked || half) {
      throw new UserException(
          file + " is in UTF-16", "save it in UTF-8, or for a table write encoding = \"utf-16\"");
    }
    if (zeros > 0) {
      throw new UserException(
          file + ", byte " + first + ": a zero byte, so this is no text", "name a file of text");
    }
  }

  /** Whether a text in UTF-8 begins with a byte order mark. */
  static boolean isMarked(byte[] start) {
    return begins(start, "\u00ef\u00bb\u00bf");
  }

  private static boolean begins(byte[] bytes, String start) {
    byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
