package dev.nnc.maven;

import dev.nnc.maven.build.ScriptFolder;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have in common that work on a folder of scripts. */
abstract class FolderMojo extends ScriptsMojo {
  /** Ant patterns of the scripts in the folder. */
  @Parameter(defaultValue = "**/*.nn")
  private List<String> includes;

  /** Ant patterns of files in the folder that are no scripts. */
  @Parameter private @Nullable List<String> excludes;

  ScriptFolder folder(File root) {
    return new ScriptFolder(root.toPath(), includes, excludes == null ? List.of() : excludes);
  }
}
