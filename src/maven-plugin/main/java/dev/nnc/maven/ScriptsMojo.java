package dev.nnc.maven;

import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Precision;
import dev.nnc.maven.build.Guard;
import dev.nnc.maven.build.Overrides;
import dev.nnc.maven.build.ScriptChecker;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.Failures;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common. */
abstract class ScriptsMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Skips the goal. */
  @Parameter(property = "nnc.skip", defaultValue = "false")
  private String skip;

  /** What the scripts' {@code float} stands for: {@code float} or {@code double}. */
  @Parameter(property = "nnc.precision", defaultValue = "float")
  private String precision;

  /** Whether algebra may make formulas cheaper that then overflow or underflow sooner. */
  @Parameter(property = "nnc.fastMath", defaultValue = "false")
  private String fastMath;

  /**
   * New values for a script's {@code dim} and {@code config} names, as a script would write them:
   * {@code <overrides><drop>0.1</drop></overrides>}. A value holds for each script that declares
   * the name. On the command line, {@code -Dnnc.set.drop=0.1} wins over the pom; {@code -Ddrop=0.1}
   * does the same for a {@code config}.
   */
  @Parameter private @Nullable Map<String, String> overrides;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    Guard.run(execution.getGoal(), this::executeUnlessSkipped);
  }

  private void executeUnlessSkipped(Failures failures) throws Exception {
    if (isSkipped()) {
      getLog().info("Skipped");
    } else {
      execute(failures);
    }
  }

  /** Does what the goal is for. */
  abstract void execute(Failures failures) throws Exception;

  boolean isSkipped() {
    return isTrue("skip", skip);
  }

  /** What a parameter says; Maven itself takes every word but {@code true} for {@code false}. */
  static boolean isTrue(String parameter, String word) {
    if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
      return word.equalsIgnoreCase("true");
    }
    throw oneOf(parameter, "true or false", word);
  }

  private static UserException oneOf(String parameter, String words, String given) {
    return new UserException(
        "<" + parameter + "> must be " + words + ", not `" + given + "`", "write one of them");
  }

  MavenProject project() {
    return project;
  }

  /**
   * Tells this execution from others of the project. One without an id is what is meant on the
   * command line, too.
   */
  String executionName() {
    String id = execution.getExecutionId();
    String shared = id.equals("default-cli") ? "default" : id;
    return execution.getGoal() + "-" + shared.replaceAll("[^\\w.-]", "_");
  }

  ScriptChecker checker(Failures failures) {
    CompilerOptions options =
        CompilerOptions.standard()
            .withPrecision(chosenPrecision())
            .withFastMath(isTrue("fastMath", fastMath));
    return new ScriptChecker(allOverrides(), options, getLog(), failures);
  }

  private Overrides allOverrides() {
    return new Overrides(overrides == null ? Map.of() : overrides, userProperties());
  }

  /** What was set on the command line, in the order of the names. */
  SortedMap<String, String> userProperties() {
    Properties properties = session.getUserProperties();
    SortedMap<String, String> byName = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> byName.put(name, properties.getProperty(name)));
    return byName;
  }

  private Precision chosenPrecision() {
    for (Precision each : Precision.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(precision)) {
        return each;
      }
    }
    throw oneOf("precision", "float or double", precision);
  }
}
