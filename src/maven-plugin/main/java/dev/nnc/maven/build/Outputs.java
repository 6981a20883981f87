package dev.nnc.maven.build;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * Where Java and class files go.
 *
 * @param sources the root of the Java files
 * @param classes the root of the class files
 */
public record Outputs(Path sources, Path classes) {
  /** By so much a new class file looks older than its source. */
  private static final long MILLIS = 2000;

  /** Whether all that was written is there, and the Java as it was written. */
  boolean match(ScriptState state) {
    return state.sources().entrySet().stream()
            .allMatch(each -> Fingerprint.of(source(each.getKey())).equals(each.getValue()))
        && state.classes().stream().allMatch(name -> Files.isRegularFile(classFile(name)));
  }

  /** Writes a Java file, unless it is there just so: its age tells others that it has changed. */
  void writeSource(String name, String text) {
    if (!Fingerprint.of(source(name)).equals(Fingerprint.of(text))) {
      AtomicFile.writeText(source(name), text);
    }
  }

  /**
   * Writes the class files of a Java file, which make the project's own Java compile wherever it is
   * compiled. They look older than their source: so maven-compiler-plugin sees that something has
   * changed, and compiles what depends on it.
   */
  void writeClasses(String sourceName, Map<String, byte[]> files) {
    files.forEach((name, bytes) -> writeClass(classFile(name), bytes, source(sourceName)));
  }

  private static void writeClass(Path file, byte[] bytes, Path source) {
    AtomicFile.writeBytes(file, bytes);
    try {
      long time = Files.getLastModifiedTime(source).toMillis() - MILLIS;
      Files.setLastModifiedTime(file, FileTime.fromMillis(time));
    } catch (IOException e) {
      throw new UserException(file + " cannot be written: " + e.getMessage(), "", e);
    }
  }

  /** Deletes a class and the Java it was made from, if there is any. */
  void delete(String name) {
    delete(source(name));
    delete(classFile(name));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UserException(
          file + " is left from a script that is gone, and cannot be deleted: " + e.getMessage(),
          "delete it, or run mvn clean",
          e);
    }
  }

  private Path source(String name) {
    return file(sources, name, ".java");
  }

  private Path classFile(String name) {
    return file(classes, name, ".class");
  }

  /** The name may come from a file that anyone could have changed. */
  private static Path file(Path root, String name, String ending) {
    if (!SourceVersion.isName(name)) {
      throw new IllegalArgumentException(name + " is not the name of a class");
    }
    return root.resolve(name.replace('.', '/') + ending);
  }
}
