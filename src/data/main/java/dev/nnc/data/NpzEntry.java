package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.CellText;
import dev.nnc.runtime.data.Field;
import dev.nnc.runtime.file.IoProblems;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.file.NpyHeader;
import dev.nnc.runtime.file.RawArray;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An array in an archive of NumPy's. */
final class NpzEntry {
  private final Path archive;
  private final ZipFile zip;
  private final ZipEntry entry;
  private final Field field;

  NpzEntry(Path archive, ZipFile zip, ZipEntry entry) {
    this.archive = archive;
    this.zip = zip;
    this.entry = entry;
    requireSize();
    field = readField();
  }

  private void requireSize() {
    if (entry.getSize() < 0
        || entry.getSize() > entry.getCompressedSize() * DataFile.DENSEST + 64) {
      throw new UserException(
          place() + " claims " + entry.getSize() + " bytes, more than it can hold",
          "the archive is damaged: copy or save it again");
    }
  }

  /** What messages call it. */
  String place() {
    return archive + ", " + CellText.shown(entry.getName());
  }

  Field field() {
    return field;
  }

  private Field readField() {
    return unpack(
        in -> {
          NpyHeader header = NpyHeader.read(place(), in, entry.getSize());
          List<Integer> shape = header.shape();
          String name = NpyReader.name(entry.getName().substring(0, entry.getName().length() - 4));
          List<Integer> row = shape.isEmpty() ? shape : shape.subList(1, shape.size());
          return new Field(name, row, header.format().integers());
        });
  }

  /** Reads all elements. */
  RawArray read() {
    return unpack(in -> Npy.readRaw(place(), in, entry.getSize()));
  }

  /** Takes the bytes of the entry. */
  private interface Unpacked<T> {
    T take(ReadableByteChannel in) throws IOException;
  }

  private <T> T unpack(Unpacked<T> taker) {
    try (ReadableByteChannel in = Channels.newChannel(zip.getInputStream(entry))) {
      return taker.take(in);
    } catch (EOFException | ZipException e) {
      throw new UserException(
          place() + " ends too early, or its compressed content is damaged",
          "copy or save the archive again",
          e);
    } catch (IOException e) {
      throw IoProblems.reading(archive, e);
    }
  }
}
