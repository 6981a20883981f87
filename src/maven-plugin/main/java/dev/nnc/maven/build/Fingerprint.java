package dev.nnc.maven.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of what a build depends on. */
final class Fingerprint {
  /** Of a file that cannot be read: the same as of no content. */
  static final String NONE = "none";

  private Fingerprint() {}

  static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String of(Path file) {
    try {
      return HexFormat.of().formatHex(digest().digest(Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      return NONE;
    }
  }

  /** Of the jars or folders that classes come from: a compiler built anew is another compiler. */
  static String ofCode(List<Class<?>> classes) {
    StringBuilder all = new StringBuilder();
    classes.forEach(each -> all.append(ofAll(home(each))).append('\n'));
    return of(all.toString());
  }

  private static Path home(Class<?> code) {
    try {
      return Path.of(code.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ofAll(Path jarOrFolder) {
    try (Stream<Path> files = Files.walk(jarOrFolder)) {
      StringBuilder all = new StringBuilder();
      files.filter(Files::isRegularFile).sorted().forEach(file -> all.append(of(file)));
      return all.toString();
    } catch (NoSuchFileException gone) {
      return NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
