package dev.nnc.runtime.train;

import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SHA-256 of each file of a folder, in a file that {@code sha256sum -c} reads. */
final class Checksums {
  static final String NAME = "SHA256SUMS";
  private static final int BUFFER = 1 << 16;
  private static final long MOST_BYTES = 1 << 20;

  /** A sum and the name of a file beside the list. */
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  ([^/\\\\:*?\"<>|\\p{Cntrl}]+)");

  private Checksums() {}

  /**
   * @throws dev.nnc.runtime.UserException if the file cannot be written
   */
  static void write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : files(folder)) {
      lines.append(sum(file)).append("  ").append(file.getFileName()).append('\n');
    }
    AtomicFile.writeText(folder.resolve(NAME), lines.toString());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(NAME)).sorted().toList();
    }
  }

  /** What is wrong with a folder; empty if each file is as it was written. */
  static Optional<String> damage(Path folder) {
    try {
      List<String> lines = lines(folder.resolve(NAME));
      return lines.isEmpty()
          ? Optional.of(NAME + " is empty")
          : lines.stream().flatMap(line -> damage(folder, line).stream()).findFirst();
    } catch (IOException unreadable) {
      return Optional.of(unreadable(NAME, unreadable));
    }
  }

  private static Optional<String> damage(Path folder, String line) {
    Matcher sum = LINE.matcher(line);
    if (!sum.matches()) {
      return Optional.of(NAME + " is damaged");
    }
    String name = sum.group(2);
    try {
      Path file = folder.resolve(name);
      boolean sound = !isStream(file) && sum(file).equals(sum.group(1));
      return sound ? Optional.empty() : Optional.of(name + " is damaged");
    } catch (IOException unreadable) {
      return Optional.of(unreadable(name, unreadable));
    }
  }

  private static String unreadable(String name, IOException problem) {
    return name + " cannot be read: " + IoProblems.reason(problem);
  }

  /** A folder has few files; a line that is none stands for what cannot be their list. */
  private static List<String> lines(Path list) throws IOException {
    boolean fits = !isStream(list) && Files.size(list) <= MOST_BYTES;
    return fits ? Files.readAllLines(list, StandardCharsets.UTF_8) : List.of("");
  }

  /** A pipe or a device may never end. */
  private static boolean isStream(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private static String sum(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream input = Files.newInputStream(file)) {
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
