package dev.nnc.compiler.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads text, and says where it is none. */
final class Utf8 {
  private Utf8() {}

  /** Bytes that are no UTF-8, with a message that says which. */
  static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
      super(message);
    }
  }

  static String decode(byte[] bytes) throws MalformedException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (decoder.decode(in, out, true).isError()) {
      throw new MalformedException(why(bytes, in.position()));
    }
    return out.flip().toString();
  }

  private static String why(byte[] bytes, int wrong) {
    int first = Byte.toUnsignedInt(bytes[wrong]);
    if (wrong == 0 && first >= 0xFE) {
      return "it begins as UTF-16 does, and is not UTF-8";
    }
    int line = 1;
    for (int i = 0; i < wrong; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "byte %d of the file, in line %d, is 0x%02X, which is not UTF-8",
        wrong + 1,
        line,
        first);
  }
}
