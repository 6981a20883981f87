package dev.nnc.maven;

import dev.nnc.maven.build.Neighbours;
import dev.nnc.maven.build.Outputs;
import dev.nnc.maven.build.ScriptBuild;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;

/** Compiles a folder of scripts to Java and classes. */
abstract class AbstractCompileMojo extends FolderMojo {
  /** Where notes for the next build are left. */
  @Parameter(defaultValue = "${project.build.directory}/nnc", readonly = true, required = true)
  private File stateDirectory;

  /** Compiles, and returns whether there was a script. */
  boolean compile(File scripts, Outputs outputs, Failures failures) {
    Path state = stateDirectory.toPath().resolve(executionName() + ".state");
    Neighbours neighbours = new Neighbours(executionName(), built(outputs.classes()));
    return new ScriptBuild(folder(scripts), outputs, state, neighbours, checker(failures)).run();
  }

  /** What executions of this build have in a folder of class files; Maven keeps it for them. */
  @SuppressWarnings({"rawtypes", "unchecked"})
  private Map<String, SortedMap<String, String>> built(Path classes) {
    Map<Object, Object> kept = getPluginContext();
    return (Map<String, SortedMap<String, String>>)
        kept.computeIfAbsent("classes in " + classes, folder -> new TreeMap<>());
  }
}
