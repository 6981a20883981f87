package dev.nnc.plot.canvas;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes small images as PNG without compressing them: how well zlib packs, and so the bytes,
 * differs between machines.
 *
 * @see <a href="https://www.w3.org/TR/png/">PNG</a>
 */
final class PlainPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LARGEST_BLOCK = 65_535;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private PlainPng() {}

  static String base64(Raster raster) {
    return Base64.getEncoder().encodeToString(new PlainPng().write(raster));
  }

  private byte[] write(Raster raster) {
    bytes.writeBytes(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    putInt(header, raster.width());
    putInt(header, raster.height());
    header.writeBytes(new byte[] {8, 2, 0, 0, 0});
    chunk("IHDR", header.toByteArray());
    chunk("IDAT", stored(scanlines(raster)));
    chunk("IEND", new byte[0]);
    return bytes.toByteArray();
  }

  /** A zero for "no filter" before each row of red, green and blue bytes. */
  private static byte[] scanlines(Raster raster) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < raster.pixels().length; i++) {
      if (i % raster.width() == 0) {
        lines.write(0);
      }
      int pixel = raster.pixels()[i];
      lines.write(pixel >> 16);
      lines.write(pixel >> 8);
      lines.write(pixel);
    }
    return lines.toByteArray();
  }

  /** A zlib stream of stored blocks (RFC 1950, RFC 1951). */
  private static byte[] stored(byte[] data) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.write(0x78);
    stream.write(0x01);
    int start = 0;
    do {
      int length = Math.min(LARGEST_BLOCK, data.length - start);
      stream.write(start + length == data.length ? 1 : 0);
      stream.write(length);
      stream.write(length >> 8);
      stream.write(~length);
      stream.write(~length >> 8);
      stream.write(data, start, length);
      start += length;
    } while (start < data.length);
    Adler32 sum = new Adler32();
    sum.update(data);
    putInt(stream, (int) sum.getValue());
    return stream.toByteArray();
  }

  private void chunk(String type, byte[] data) {
    ByteArrayOutputStream checked = new ByteArrayOutputStream();
    checked.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    checked.writeBytes(data);
    CRC32 sum = new CRC32();
    sum.update(checked.toByteArray());
    putInt(bytes, data.length);
    bytes.writeBytes(checked.toByteArray());
    putInt(bytes, (int) sum.getValue());
  }

  private static void putInt(ByteArrayOutputStream stream, int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      stream.write(value >> shift);
    }
  }
}
