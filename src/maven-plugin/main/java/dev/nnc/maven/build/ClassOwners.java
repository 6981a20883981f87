package dev.nnc.maven.build;

import dev.nnc.runtime.UserException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which script writes which class: none is written by two. */
final class ClassOwners {
  /** Not every file system tells upper from lower case. */
  private final Map<String, String> scripts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private ClassOwners() {}

  /**
   * Sees that each class has one script.
   *
   * @param others the states of scripts that were not checked now
   * @param neighbours the scripts of classes that other executions have
   * @throws UserException if two scripts would write the same class
   */
  static void require(
      List<CheckedScript> checked,
      Map<String, ScriptState> others,
      Map<String, String> neighbours) {
    ClassOwners owners = new ClassOwners();
    neighbours.forEach(owners::add);
    others.forEach((script, state) -> state.classes().forEach(c -> owners.add(c, script)));
    for (CheckedScript each : checked) {
      Script script = each.script();
      each.checked().classNames(script.packageName()).forEach(c -> owners.add(c, script.name()));
    }
  }

  private void add(String className, String script) {
    String other = scripts.putIfAbsent(className, script);
    if (other != null && !other.equals(script)) {
      throw new UserException(
          other + " and " + script + " both write the class " + className,
          "give a model another name, or move a script into a package");
    }
  }
}
