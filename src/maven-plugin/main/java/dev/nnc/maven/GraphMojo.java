package dev.nnc.maven;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.GraphDiagram;
import dev.nnc.compiler.driver.GraphDot;
import dev.nnc.maven.build.CheckedScript;
import dev.nnc.maven.build.Script;
import dev.nnc.maven.build.ScriptChecker;
import dev.nnc.plot.graph.DiagramPainter;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what models compute as graphs, one file for each model: all graphs in the DOT language of
 * Graphviz, for {@code dot -Tsvg}, or the first output's as a picture.
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

  /** {@code dot} or {@code svg}. */
  @Parameter(property = "nnc.graphFormat", defaultValue = "dot")
  private String graphFormat;

  @Override
  void execute(Failures failures) {
    ScriptChecker checker = checker(failures).withoutGradients();
    if (script == null) {
      List<CheckedScript> all = checker.check(folder(sourceDirectory).scripts());
      checker.requireKnownOverrides(all, sourceDirectory.toString());
      all.forEach(this::write);
    } else {
      CheckedScript only = checker.check(List.of(Script.alone(script.toPath()))).get(0);
      checker.warnOfUnknownOverrides(only);
      write(only);
    }
  }

  private void write(CheckedScript checked) {
    String packagePath = checked.script().packageName().replace('.', '/');
    Path folder = graphDirectory.toPath().resolve(packagePath);
    graphs(checked.checked())
        .forEach(
            (model, graph) -> {
              Path file = folder.resolve(model + "." + graphFormat);
              AtomicFile.writeText(file, graph);
              getLog().info("Wrote " + file);
            });
  }

  private Map<String, String> graphs(Checked checked) {
    if (graphFormat.equals("dot")) {
      return GraphDot.of(checked);
    }
    if (!graphFormat.equals("svg")) {
      throw new UserException(
          "graphs are written as dot or svg, not as " + graphFormat, "set nnc.graphFormat");
    }
    Map<String, String> pictures = new LinkedHashMap<>();
    GraphDiagram.of(checked)
        .forEach((model, diagram) -> pictures.put(model, DiagramPainter.svg(diagram)));
    return pictures;
  }
}
