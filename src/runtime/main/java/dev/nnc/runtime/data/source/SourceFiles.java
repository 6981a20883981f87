package dev.nnc.runtime.data.source;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.PathNames;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files that a script names: paths and patterns, relative to a base folder. */
public final class SourceFiles {
  private final Path base;

  public SourceFiles(Path base) {
    this.base = base;
  }

  /**
   * A file by its path alone, in which no letter stands for others.
   *
   * @throws UserException if it does not exist or cannot be read
   */
  public Path one(String name) {
    Path file = path(name);
    requireFile(file, "name a file in it");
    return file;
  }

  /**
   * The files in the order named; those of a pattern in the order of their names.
   *
   * @throws UserException if there are none of a name, or one cannot be read
   */
  public List<Path> find(List<String> names) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.addAll(find(name));
    }
    return files;
  }

  private List<Path> find(String name) {
    boolean pattern = name.matches(".*[*?\\[{].*");
    if (pattern && !exists(name)) {
      return matches(name);
    }
    Path file = path(name);
    requireFile(file, "name a file in it, or a pattern: " + name + "/*");
    return List.of(file);
  }

  private void requireFile(Path file, String ofFolder) {
    if (Files.isDirectory(file)) {
      throw new UserException(file + " is a folder", ofFolder);
    }
    if (!Files.isReadable(file)) {
      throw absent(file);
    }
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          file + " is no file that can be read twice", "write its content to a file first");
    }
  }

  private boolean exists(String name) {
    try {
      return Files.exists(base.resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Path path(String name) {
    try {
      return base.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw PathNames.unfit(e);
    }
  }

  private UserException absent(Path file) {
    if (Files.exists(file)) {
      return new UserException(
          file + " cannot be read: permission denied", "ask its owner, or name another file");
    }
    if (Files.isSymbolicLink(file)) {
      return new UserException(
          file + " is a link that leads to no file", "let it point to one, or name another file");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return new UserException(
          file + " does not exist; nor does its folder " + folder, startOfRelative());
    }
    List<String> names = list(folder).map(path -> String.valueOf(path.getFileName())).toList();
    String wanted = String.valueOf(file.getFileName());
    String near = NearestName.question(wanted, names);
    return new UserException(
        file + " does not exist", near.isEmpty() ? "its folder does: look at the name" : near);
  }

  private String startOfRelative() {
    return "relative paths start at " + base.toAbsolutePath().normalize();
  }

  /** A pattern may stand in the last part of the path only, so that no search runs far. */
  private List<Path> matches(String name) {
    int slash = name.lastIndexOf('/');
    Path folder = path(slash < 0 ? "" : name.substring(0, slash + 1));
    PathMatcher matcher = matcher(name, name.substring(slash + 1));
    if (!Files.isDirectory(folder)) {
      throw new UserException(
          name + " matches nothing: there is no folder " + folder, startOfRelative());
    }
    List<Path> files =
        list(folder)
            .filter(file -> matcher.matches(file.getFileName()) && Files.isRegularFile(file))
            .toList();
    if (files.isEmpty()) {
      throw new UserException(
          "no file in " + folder.toAbsolutePath() + " matches " + name.substring(slash + 1),
          "* stands for any letters, ? for one");
    }
    return files;
  }

  private static PathMatcher matcher(String name, String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw new UserException(
          name + " is not a pattern: " + e.getDescription(), "write \\[ for the bracket itself", e);
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UserException("the folder " + folder + " cannot be read", "", e);
    }
  }
}
