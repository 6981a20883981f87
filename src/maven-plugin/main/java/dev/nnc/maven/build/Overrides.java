package dev.nnc.maven.build;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * New values for dims and configs of scripts. What is said later wins: the pom, then {@code
 * -Dname=value}, which only configs hear, then {@code -Dnnc.set.name=value}.
 *
 * @param configured those of the pom, by name
 * @param properties those of the command line, whatever they are for
 */
public record Overrides(Map<String, String> configured, Map<String, String> properties) {
  /** Begins a property that can be meant for nothing else. */
  private static final String PREFIX = "nnc.set.";

  public Overrides {
    configured = new TreeMap<>(configured);
    // What Maven makes of <width/>: as empty as -Dnnc.set.width=.
    configured.replaceAll((name, value) -> Objects.requireNonNullElse(value, ""));
    properties = new TreeMap<>(properties);
  }

  /** What holds for a script that declares these names, in the order of the names. */
  public Map<String, String> of(Set<String> configs, Set<String> dims) {
    Map<String, String> chosen = new TreeMap<>();
    for (String name : names(configs, dims)) {
      String value = configured.get(name);
      if (configs.contains(name)) {
        value = properties.getOrDefault(name, value);
      }
      value = properties.getOrDefault(PREFIX + name, value);
      if (value != null) {
        chosen.put(name, value);
      }
    }
    return chosen;
  }

  /** Names that were given values by the pom, though no script declares them. */
  Set<String> unknownConfigured(Set<String> declared) {
    Set<String> unknown = new TreeSet<>(configured.keySet());
    unknown.removeAll(declared);
    return unknown;
  }

  /** Names that {@code -Dnnc.set.} gave values, though no script declares them. */
  Set<String> unknownProperties(Set<String> declared) {
    Set<String> unknown = new TreeSet<>();
    for (String property : properties.keySet()) {
      if (property.startsWith(PREFIX) && !declared.contains(property.substring(PREFIX.length()))) {
        unknown.add(property);
      }
    }
    return unknown;
  }

  static Set<String> names(Set<String> configs, Set<String> dims) {
    Set<String> names = new TreeSet<>(configs);
    names.addAll(dims);
    return names;
  }
}
