package dev.nnc.data;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The characters of a file. Bytes that are none are refused with their place, and not replaced. */
final class TextReader extends Reader {
  private static final int BUFFER = 1 << 16;

  private final DataFile file;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();

  /** Decoded and not asked for yet: who asks for one character gets a pair of two in two calls. */
  private final CharBuffer characters = CharBuffer.allocate(BUFFER).flip();

  private final int mark;

  /** Bytes that were taken from the file. */
  private long taken;

  private boolean ended;

  private TextReader(DataFile file, Charset charset, int mark) {
    this.file = file;
    this.mark = mark;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Reads the text of a file.
   *
   * @param encoding the option's value; null for UTF-8
   * @throws UserException if the first bytes are not of such a text
   */
  static TextReader of(DataFile file, @Nullable String encoding) throws IOException {
    Charset charset = Encoding.of(file, encoding);
    boolean marked = charset.equals(StandardCharsets.UTF_8) && Encoding.isMarked(file.peek(3));
    file.bytes().skipNBytes(marked ? 3 : 0);
    return new TextReader(file, charset, marked ? 3 : 0);
  }

  @Override
  public int read(char[] target, int start, int length) throws IOException {
    if (length > 0 && !characters.hasRemaining() && !decode()) {
      return -1;
    }
    int count = Math.min(length, characters.remaining());
    characters.get(target, start, count);
    return count;
  }

  /** Makes characters of the next bytes; false at the end of the file. */
  private boolean decode() throws IOException {
    characters.clear();
    while (characters.position() == 0) {
      CoderResult result = decoder.decode(bytes, characters, ended);
      if (result.isError()) {
        throw malformed();
      }
      if (characters.position() == 0) {
        if (ended) {
          characters.flip();
          return false;
        }
        fill();
      }
    }
    characters.flip();
    return true;
  }

  private void fill() throws IOException {
    bytes.compact();
    InputStream in = file.bytes();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) {
      ended = true;
    } else {
      taken += read;
      bytes.position(bytes.position() + read);
    }
    bytes.flip();
  }

  private UserException malformed() throws IOException {
    long offset = mark + taken - bytes.remaining();
    return new UserException(
        String.format(
            Locale.ROOT,
            "%s, line %d: byte %d of the file is 0x%02X, which is not %s",
            file.path(),
            lineOf(offset),
            offset,
            bytes.get(bytes.position()),
            decoder.charset().name()),
        "save it in UTF-8, or name its encoding: encoding = \"latin-1\"");
  }

  /** The line of a byte, by reading the file again. */
  private long lineOf(long offset) throws IOException {
    long line = 1;
    try (DataFile again = DataFile.open(file.path())) {
      for (long i = 0; i < offset; i++) {
        line += again.bytes().read() == '\n' ? 1 : 0;
      }
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
