package dev.nnc.maven;

import dev.nnc.maven.build.Outputs;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles {@code .nn} scripts for the project's tests, as {@code nnc:compile} does for the project
 * itself.
 */
@Mojo(name = "test-compile", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class TestCompileMojo extends AbstractCompileMojo {
  /** The folder of the tests' scripts. */
  @Parameter(property = "nnc.testSourceDirectory", defaultValue = "${project.basedir}/src/test/nn")
  private File testSourceDirectory;

  /** Where Java files are written; the project's tests compile what is there. */
  @Parameter(
      property = "nnc.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/nnc")
  private File testOutputDirectory;

  @Parameter(
      defaultValue = "${project.build.testOutputDirectory}",
      readonly = true,
      required = true)
  private File testClassesDirectory;

  /** Skips the compilation of tests. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipTests;

  @Override
  boolean isSkipped() {
    return skipTests || super.isSkipped();
  }

  @Override
  void execute(Failures failures) {
    Outputs outputs = new Outputs(testOutputDirectory.toPath(), testClassesDirectory.toPath());
    if (compile(testSourceDirectory, outputs, failures)) {
      project().addTestCompileSourceRoot(testOutputDirectory.getPath());
    }
  }
}
