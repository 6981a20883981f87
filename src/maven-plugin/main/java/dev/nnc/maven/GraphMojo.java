package dev.nnc.maven;

import dev.nnc.compiler.driver.GraphDot;
import dev.nnc.maven.build.CheckedScript;
import dev.nnc.maven.build.Script;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what models compute as graphs in the DOT language of Graphviz, one file for each model,
 * for {@code dot -Tsvg}.
 */
@Mojo(name = "graph", requiresProject = false, threadSafe = true)
public final class GraphMojo extends FolderMojo {
  /** The folder of the scripts. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  /** The only script to write graphs of; without, all in the folder. */
  @Parameter(property = "nnc.script")
  private @Nullable File script;

  /** Where {@code <Model>.dot} is written, in a sub-folder for each package. */
  @Parameter(property = "nnc.graphDirectory", defaultValue = "${project.build.directory}/nnc")
  private File graphDirectory;

  @Override
  void execute(Failures failures) {
    List<Script> scripts =
        script == null ? folder(sourceDirectory).scripts() : List.of(Script.alone(script.toPath()));
    checker(failures).withoutGradients().check(scripts).forEach(this::write);
  }

  private void write(CheckedScript checked) {
    String packagePath = checked.script().packageName().replace('.', '/');
    Path folder = graphDirectory.toPath().resolve(packagePath);
    GraphDot.of(checked.checked())
        .forEach(
            (model, graph) -> {
              Path file = folder.resolve(model + ".dot");
              AtomicFile.writeText(file, graph);
              getLog().info("Wrote " + file);
            });
  }
}
