package dev.nnc.data;

import dev.nnc.runtime.UserException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file as bytes or text, unpacked if its first bytes are those of gzip, whatever its name. */
final class TextFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final InputStream bytes;

  private TextFile(Path file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static TextFile open(Path file) throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      return new TextFile(file, unpack(plain));
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /** The bytes of a file, unpacked. */
  static InputStream bytes(Path file) throws IOException {
    return open(file).bytes;
  }

  private static InputStream unpack(InputStream plain) throws IOException {
    byte[] start = peek(plain, 2);
    boolean packed = start.length == 2 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b;
    return packed ? new BufferedInputStream(new GZIPInputStream(plain, BUFFER), BUFFER) : plain;
  }

  private static byte[] peek(InputStream stream, int count) throws IOException {
    stream.mark(count);
    byte[] start = stream.readNBytes(count);
    stream.reset();
    return start;
  }

  /**
   * The text in UTF-8, without a byte order mark and without the first lines.
   *
   * @throws UserException if the text is marked as UTF-16
   */
  Reader reader(int skippedLines) throws IOException {
    byte[] start = peek(bytes, 3);
    int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | (start[1] & 0xff);
    if (first == 0xfeff || first == 0xfffe) {
      throw new UserException(file + " is in UTF-16", "save it in UTF-8");
    }
    if (first == 0xefbb && start.length == 3 && (start[2] & 0xff) == 0xbf) {
      bytes.skipNBytes(3);
    }
    for (int line = 0; line < skippedLines; line++) {
      skipLine();
    }
    return new InputStreamReader(
        bytes,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  private void skipLine() throws IOException {
    int next = bytes.read();
    while (next >= 0 && next != '\n') {
      next = bytes.read();
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
