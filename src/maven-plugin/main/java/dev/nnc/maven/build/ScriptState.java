package dev.nnc.maven.build;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a script was compiled from, and to.
 *
 * @param settings fingerprint of the compiler and its options
 * @param configs names of the configs that the script declares
 * @param dims names of the dims that it declares
 * @param inputs fingerprints of the script and of the files it uses, by their paths from the folder
 *     of scripts
 * @param sources fingerprints of the Java files, by the full names of their classes
 * @param classes the full names of the classes, nested ones included
 */
record ScriptState(
    String settings,
    Set<String> configs,
    Set<String> dims,
    Map<String, String> inputs,
    Map<String, String> sources,
    List<String> classes) {
  ScriptState {
    configs = Collections.unmodifiableSet(new TreeSet<>(configs));
    dims = Collections.unmodifiableSet(new TreeSet<>(dims));
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    classes = List.copyOf(classes);
  }

  /** The names that overrides may give values. */
  Set<String> settable() {
    return Overrides.names(configs, dims);
  }

  ScriptState with(Map<String, String> newSources, List<String> newClasses) {
    return new ScriptState(settings, configs, dims, inputs, newSources, newClasses);
  }
}
