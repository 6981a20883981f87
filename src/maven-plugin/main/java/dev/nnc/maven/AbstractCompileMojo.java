package dev.nnc.maven;

import dev.nnc.maven.build.Outputs;
import dev.nnc.maven.build.ScriptBuild;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles a folder of scripts to Java and classes. */
abstract class AbstractCompileMojo extends FolderMojo {
  /** Where notes for the next build are left. */
  @Parameter(defaultValue = "${project.build.directory}/nnc", readonly = true, required = true)
  private File stateDirectory;

  /** Compiles, and returns whether there was a script. */
  boolean compile(File scripts, Outputs outputs, Failures failures) {
    Path state = stateDirectory.toPath().resolve(executionName() + ".state");
    return new ScriptBuild(folder(scripts), outputs, state, checker(failures)).run();
  }
}
