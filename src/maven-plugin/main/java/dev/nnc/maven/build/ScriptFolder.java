package dev.nnc.maven.build;

import dev.nnc.runtime.UserException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * A folder of scripts.
 *
 * @param root where the scripts are; need not be there
 * @param packageName the package of scripts in the root itself; empty for none
 * @param includes Ant patterns of the scripts
 * @param excludes Ant patterns of files that are no scripts
 */
public record ScriptFolder(
    Path root, String packageName, List<String> includes, List<String> excludes) {
  public ScriptFolder {
    includes = List.copyOf(includes);
    excludes = List.copyOf(excludes);
  }

  /** Whether there is no such folder. */
  public boolean isMissing() {
    return !Files.isDirectory(root);
  }

  /**
   * The scripts, in the order of their names.
   *
   * @throws UserException if a folder's name cannot be that of a Java package
   */
  public List<Script> scripts() {
    if (isMissing()) {
      return List.of();
    }
    DirectoryScanner scanner = new DirectoryScanner();
    scanner.setBasedir(root.toFile());
    scanner.setIncludes(includes.toArray(String[]::new));
    scanner.setExcludes(excludes.toArray(String[]::new));
    scanner.addDefaultExcludes();
    scanner.scan();
    return Stream.of(scanner.getIncludedFiles())
        .map(path -> path.replace(File.separatorChar, '/'))
        .sorted()
        .map(this::script)
        .toList();
  }

  private Script script(String name) {
    String within = packageOf(name);
    if (!within.isEmpty() && !SourceVersion.isName(within)) {
      throw new UserException(
          root.resolve(name) + " lies in a folder whose name is no Java package: `" + within + "`",
          "rename the folder, or exclude the script");
    }
    return new Script(root.resolve(name), name, within);
  }

  private String packageOf(String name) {
    int end = name.lastIndexOf('/');
    String folders = end < 0 ? "" : name.substring(0, end).replace('/', '.');
    boolean both = !folders.isEmpty() && !packageName.isEmpty();
    return packageName + (both ? "." : "") + folders;
  }
}
