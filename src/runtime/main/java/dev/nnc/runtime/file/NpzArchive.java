package dev.nnc.runtime.file;

import dev.nnc.runtime.UserException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An open archive of NumPy's. Nothing is unpacked to the disk, so names can point nowhere. */
public final class NpzArchive implements Closeable {
  static final String ENDING = ".npy";

  /** Where an entry says whether it is encrypted, and how it is compressed. */
  private static final int FLAGS = 6;

  private static final int METHOD = 8;

  /** Who has more is not an archive of arrays. */
  private static final int MOST_ENTRIES = 10_000;

  private final Path path;
  private final ZipFile zip;

  private NpzArchive(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens an archive; nothing is read but the list of its entries.
   *
   * @throws UserException if it cannot be read or is none
   */
  public static NpzArchive open(Path path) {
    try {
      return opened(path);
    } catch (IOException e) {
      throw IoProblems.reading(path, e);
    }
  }

  private static NpzArchive opened(Path path) throws IOException {
    try {
      return new NpzArchive(path, new ZipFile(path.toFile()));
    } catch (ZipException e) {
      throw damaged(path, e);
    }
  }

  /** What is wrong with a file that is no archive, or one that cannot be read here. */
  private static UserException damaged(Path path, ZipException problem) throws IOException {
    long size = Files.size(path);
    byte[] first;
    try (InputStream in = Files.newInputStream(path)) {
      first = in.readNBytes(METHOD + 1);
    }
    String start = new String(first, 0, Math.min(first.length, 6), StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\3\4") && first.length > METHOD) {
      requireReadable(path, (first[FLAGS] & 1) != 0, first[METHOD], problem);
    }
    if (start.startsWith("PK")) {
      String what = ": the archive ends without a list of its entries, or the list is damaged";
      return new UserException(
          path + ", byte " + size + what, "save it with numpy.savez, or copy it again", problem);
    }
    boolean array = start.equals("\u0093NUMPY");
    return new UserException(
        path + (size == 0 ? " is empty" : ", byte 0: no archive of NumPy's begins like this"),
        array ? "it is one array: npy(\"…\")" : "save it with numpy.savez, or copy it again",
        problem);
  }

  private static void requireReadable(
      Path path, boolean encrypted, int method, ZipException problem) {
    if (encrypted || (method != ZipEntry.STORED && method != ZipEntry.DEFLATED)) {
      throw new UserException(
          path
              + (encrypted
                  ? " is encrypted"
                  : " is compressed by method " + method + ", not by deflate"),
          "save it with numpy.savez or numpy.savez_compressed",
          problem);
    }
  }

  /**
   * The arrays, in the archive's order.
   *
   * @throws UserException if something else is in the archive
   */
  public List<NpzEntry> entries() {
    if (zip.size() > MOST_ENTRIES) {
      throw new UserException(
          path + " has " + zip.size() + " entries", "name an archive of arrays");
    }
    List<NpzEntry> entries = new ArrayList<>();
    for (ZipEntry entry : zip.stream().toList()) {
      requireName(entry.getName());
      entries.add(new NpzEntry(path, zip, entry));
    }
    if (entries.isEmpty()) {
      throw new UserException(path + " holds no arrays", "save some with numpy.savez");
    }
    return entries;
  }

  /**
   * The array of a name.
   *
   * @throws UserException if there is none
   */
  public NpzEntry entry(String name) {
    List<NpzEntry> entries = entries();
    for (NpzEntry entry : entries) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    throw ArrayFile.absent(path.toString(), name, entries.stream().map(NpzEntry::name).toList());
  }

  private void requireName(String name) {
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
    if (stem.isEmpty() || stem.contains("/") || stem.contains("\\")) {
      throw new UserException(
          path + " has the entry `" + NpyHeader.shown(name) + "`, which is no array's name",
          "save it with numpy.savez: each entry is called name.npy");
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
