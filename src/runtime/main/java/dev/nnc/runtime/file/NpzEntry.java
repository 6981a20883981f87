package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An array in an archive of NumPy's. */
public final class NpzEntry {
  private final Path archive;
  private final ZipFile zip;
  private final ZipEntry entry;

  NpzEntry(Path archive, ZipFile zip, ZipEntry entry) {
    this.archive = archive;
    this.zip = zip;
    this.entry = entry;
    requireSize();
  }

  private void requireSize() {
    if (entry.getSize() < 0
        || entry.getSize() > entry.getCompressedSize() * MemoryLimit.DENSEST_PACKING + 64) {
      throw new UserException(
          place() + " claims " + entry.getSize() + " bytes, more than it can hold",
          "the archive is damaged: copy or save it again");
    }
  }

  /** What messages call it. */
  public String place() {
    return archive + ", " + NpyHeader.shown(entry.getName());
  }

  /** What the array is called in the archive. */
  public String name() {
    String file = entry.getName();
    return file.substring(0, file.length() - NpzArchive.ENDING.length());
  }

  /**
   * What the array is said to be.
   *
   * @throws UserException if it is not what its header claims
   */
  public NpyHeader header() {
    return unpack(in -> NpyHeader.read(place(), Channels.newChannel(in), entry.getSize()));
  }

  /**
   * Reads all elements.
   *
   * @throws UserException if it is not what its header claims
   */
  public RawArray read() {
    return unpack(
        in -> {
          CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
          RawArray array = Npy.readRaw(place(), Channels.newChannel(checked), entry.getSize());
          requireSum(checked.getChecksum().getValue());
          return array;
        });
  }

  private void requireSum(long sum) {
    if (sum != entry.getCrc()) {
      throw new UserException(
          place() + " has other bytes than were saved: its checksum is wrong",
          "the archive is damaged: copy or save it again");
    }
  }

  /** Takes the bytes of the entry. */
  private interface Unpacked<T> {
    T take(InputStream in) throws IOException;
  }

  private <T> T unpack(Unpacked<T> taker) {
    try (InputStream in = zip.getInputStream(entry)) {
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
