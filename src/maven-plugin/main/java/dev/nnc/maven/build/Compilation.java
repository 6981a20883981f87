package dev.nnc.maven.build;

import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.runtime.launch.Failures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Java and the class files of scripts. */
final class Compilation {
  /** By the name of each class of a program the one that others call. */
  private final Map<String, String> owners = new TreeMap<>();

  private final Map<Script, Map<String, String>> sources = new LinkedHashMap<>();
  private final Map<String, Map<String, byte[]>> classes = new TreeMap<>();

  /** Compiles checked scripts, whose classes are different. */
  Compilation(List<CheckedScript> scripts, Failures failures) {
    scripts.forEach(this::write);
    Map<String, String> all = new LinkedHashMap<>();
    sources.values().forEach(all::putAll);
    all.forEach((name, text) -> failures.attach(name + ".java", text));
    if (!all.isEmpty()) {
      for (GeneratedClass each : GeneratedClass.compiled(all)) {
        String owner = owners.getOrDefault(each.name(), each.name());
        classes.computeIfAbsent(owner, key -> new LinkedHashMap<>()).putAll(each.classes());
      }
    }
  }

  private void write(CheckedScript checked) {
    Script script = checked.script();
    Map<String, String> all = new LinkedHashMap<>();
    checked
        .checked()
        .sourcesByClass(script.packageName())
        .forEach(
            (owner, own) -> {
              own.keySet().forEach(name -> owners.put(name, owner));
              all.putAll(own);
            });
    sources.put(script, all);
  }

  /** Writes all files. */
  void writeTo(Outputs outputs) {
    sources.keySet().forEach(script -> readable(script).forEach(outputs::writeSource));
    classes.forEach(outputs::writeClasses);
  }

  /** The fingerprints of a script's Java, by the full names of the classes. */
  Map<String, String> prints(Script script) {
    Map<String, String> prints = new TreeMap<>();
    readable(script).forEach((name, text) -> prints.put(name, Fingerprint.of(text)));
    return prints;
  }

  /** The full names of a script's classes, nested ones included. */
  List<String> classNames(Script script) {
    List<String> names = new ArrayList<>();
    for (String source : sources(script).keySet()) {
      names.addAll(classes.getOrDefault(source, Map.of()).keySet());
    }
    return names;
  }

  /**
   * The sources without those in lanes: the project's compiler sees them too, and it may not know
   * the module that lanes need.
   */
  private Map<String, String> readable(Script script) {
    Map<String, String> readable = new LinkedHashMap<>(sources(script));
    readable.keySet().removeIf(name -> !name.equals(owners.get(name)));
    return readable;
  }

  private Map<String, String> sources(Script script) {
    return sources.getOrDefault(script, Map.of());
  }
}
