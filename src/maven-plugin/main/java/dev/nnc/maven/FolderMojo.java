package dev.nnc.maven;

import dev.nnc.maven.build.ScriptFolder;
import dev.nnc.runtime.UserException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have in common that work on a folder of scripts. */
abstract class FolderMojo extends ScriptsMojo {
  /** Where scripts are if the pom says nothing else: many modules have none. */
  private static final List<Path> USUAL = List.of(Path.of("src/main/nn"), Path.of("src/test/nn"));

  /** Ant patterns of the scripts in the folder. */
  @Parameter(defaultValue = "**/*.nn")
  private List<String> includes;

  /** Ant patterns of files in the folder that are no scripts. */
  @Parameter private @Nullable List<String> excludes;

  /**
   * The Java package of scripts that lie in the folder itself; those in sub-folders have packages
   * below it. None if not given.
   */
  @Parameter(property = "nnc.packageName")
  private @Nullable String packageName;

  ScriptFolder folder(File root) {
    String wanted = packageName == null ? "" : packageName;
    if (!wanted.isEmpty() && !SourceVersion.isName(wanted)) {
      throw new UserException(
          "<packageName> is `" + wanted + "`, which is not the name of a Java package",
          "write it as in Java: org.example.models");
    }
    List<String> excluded = excludes == null ? List.of() : excludes;
    if (root.isFile()) {
      throw new UserException(
          "the folder of scripts is a file: " + root, "name the folder that holds the scripts");
    }
    ScriptFolder folder = new ScriptFolder(root.toPath(), wanted, includes, excluded);
    if (folder.isMissing() && USUAL.stream().noneMatch(folder.root()::endsWith)) {
      getLog().warn("The folder of scripts is not there: " + root);
    }
    return folder;
  }
}
