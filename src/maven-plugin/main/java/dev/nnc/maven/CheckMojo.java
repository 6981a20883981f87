package dev.nnc.maven;

import dev.nnc.maven.build.Script;
import dev.nnc.maven.build.ScriptChecker;
import dev.nnc.runtime.launch.Failures;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the project's {@code .nn} scripts: names, types, shapes, everything they say. Tells all
 * mistakes of all scripts, and writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends FolderMojo {
  /** The folder of the scripts. */
  @Parameter(property = "nnc.sourceDirectory", defaultValue = "${project.basedir}/src/main/nn")
  private File sourceDirectory;

  @Override
  void execute(Failures failures) {
    List<Script> scripts = folder(sourceDirectory).scripts();
    ScriptChecker checker = checker(failures).withoutGradients();
    checker.requireKnownOverrides(checker.check(scripts), sourceDirectory.toString());
    getLog().info("Checked " + ScriptChecker.count(scripts.size(), "script") + ", no errors");
  }
}
