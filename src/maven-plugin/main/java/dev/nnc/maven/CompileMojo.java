package dev.nnc.maven;

import dev.nnc.maven.build.Outputs;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles the project's {@code .nn} scripts to Java and class files, so that the project's own
 * Java can use their trainers. A script in a sub-folder gives classes in the package of that name.
 * Only scripts are compiled that have changed since the last build, or whose options or used files
 * have.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class CompileMojo extends AbstractCompileMojo {
  /** The folder of the scripts. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  /** Where Java files are written; the project compiles what is there. */
  @Parameter(
      property = "nnc.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/nnc")
  private File outputDirectory;

  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
  private File classesDirectory;

  @Override
  void execute(Failures failures) {
    Outputs outputs = new Outputs(outputDirectory.toPath(), classesDirectory.toPath());
    if (compile(sourceDirectory, outputs, failures)) {
      project().addCompileSourceRoot(outputDirectory.getPath());
    }
  }
}
