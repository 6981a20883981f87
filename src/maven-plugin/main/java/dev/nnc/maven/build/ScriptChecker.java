package dev.nnc.maven.build;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.Message;
import dev.nnc.compiler.driver.Outline;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.Failures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.logging.Log;

/**
 * Checks scripts and tells all of their mistakes at once.
 *
 * @param options what holds for all scripts
 * @param failures takes what a report about a bug should hold
 */
public record ScriptChecker(
    Overrides overrides, CompilerOptions options, Log log, Failures failures) {
  /** The same for scripts whose classes no one asks for gradients. */
  public ScriptChecker withoutGradients() {
    return new ScriptChecker(overrides, options.withGradients(false), log, failures);
  }

  /**
   * The scripts that have something to compile, and libraries, whose models are none.
   *
   * @throws UserException if there is a mistake in any, after all were told, or two write the same
   *     class
   */
  public List<CheckedScript> check(List<Script> scripts) {
    return check(scripts, Map.of(), Map.of());
  }

  /**
   * As above, of some scripts of a folder.
   *
   * @param others the states of those that are not checked
   * @param neighbours the scripts of classes that other executions have
   */
  List<CheckedScript> check(
      List<Script> scripts, Map<String, ScriptState> others, Map<String, String> neighbours) {
    List<CheckedScript> all = new ArrayList<>();
    int bad = 0;
    int errors = 0;
    for (Script script : scripts) {
      CheckedScript checked = check(script);
      int own = tell(checked.checked().messages());
      errors += own;
      bad += own > 0 ? 1 : 0;
      all.add(checked);
    }
    if (errors > 0) {
      throw new UserException(count(errors, "error") + " in " + count(bad, "script"), "");
    }
    ClassOwners.require(all, others, neighbours);
    return all;
  }

  private CheckedScript check(Script script) {
    failures.attach(script.file());
    Outline outline = Outline.of(script.file());
    Map<Path, String> prints = new TreeMap<>();
    outline.files().forEach(file -> prints.put(file, Fingerprint.of(file)));
    Map<String, String> chosen = overrides.of(outline.configs(), outline.dims());
    chosen.forEach((name, value) -> log.info(script.name() + ": " + name + " = " + value));
    CompilerOptions own = options.withOverrides(chosen).withLibraries(true);
    Checked checked = new ScriptCompiler(own).check(script.file());
    return new CheckedScript(script, outline, prints, chosen, checked);
  }

  /**
   * A wrong name in the pom is a mistake; one of the command line may be meant for another module.
   *
   * @param declared the dims and configs that can have values
   * @param where they are declared
   */
  void requireKnownOverrides(Set<String> declared, String where) {
    Set<String> unknown = overrides.unknownConfigured(declared);
    if (!unknown.isEmpty()) {
      throw new UserException(
          "<overrides> sets "
              + String.join(", ", unknown)
              + ", but nothing in "
              + where
              + " declares a dim or config of that name",
          declared.isEmpty()
              ? "leave it out: there is no dim and no config"
              : (declared.size() == 1 ? "there is " : "there are ")
                  + String.join(", ", declared)
                  + "; what only one goal needs belongs into its <execution>");
    }
    overrides
        .unknownProperties(declared)
        .forEach(each -> log.warn("-D" + each + ": nothing in " + where + " declares it"));
  }

  /** As above, of scripts that are all of a folder. */
  public void requireKnownOverrides(List<CheckedScript> scripts, String where) {
    if (!scripts.isEmpty()) {
      requireKnownOverrides(settable(scripts), where);
    }
  }

  /** Warns of names that a script by itself does not declare; others of the project may. */
  public void warnOfUnknownOverrides(CheckedScript script) {
    Set<String> declared = script.settable();
    String where = ": nothing in " + script.script().name() + " declares it";
    overrides.unknownConfigured(declared).forEach(each -> log.warn("<overrides> " + each + where));
    overrides.unknownProperties(declared).forEach(each -> log.warn("-D" + each + where));
  }

  private static Set<String> settable(List<CheckedScript> scripts) {
    Set<String> names = new TreeSet<>();
    scripts.forEach(each -> names.addAll(each.settable()));
    return names;
  }

  /** Logs messages and counts the errors. */
  private int tell(List<Message> messages) {
    int errors = 0;
    for (Message message : messages) {
      if (message.isError()) {
        errors++;
        log.error(message.text());
      } else {
        log.warn(message.text());
      }
    }
    return errors;
  }

  /** A number and its noun, in the plural where it has to be. */
  public static String count(int number, String noun) {
    return String.format(Locale.ROOT, "%d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
