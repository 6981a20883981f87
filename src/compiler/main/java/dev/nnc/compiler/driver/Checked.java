package dev.nnc.compiler.driver;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked script.
 *
 * @param diagnostics errors and warnings, in the order of the text
 * @param programs its models, in the order of the script, ready to be planned; empty with errors
 * @param files where the sources were read; empty for a text without a file
 */
public record Checked(
    List<Diagnostic> diagnostics, List<Program> programs, Map<Source, Path> files) {
  public Checked {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * What a class is written for: the models, and before each that is trained and has outputs, the
   * part that those need.
   */
  public static List<Program> classes(List<Program> programs) {
    List<Program> classes = new ArrayList<>();
    for (Program program : programs) {
      if (program.training() != null && !program.fetches().isEmpty()) {
        classes.add(program.inference());
      }
      classes.add(program);
    }
    return classes;
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** The diagnostics as build tools show them. */
  public List<Message> messages() {
    return diagnostics.stream().map(each -> Message.of(each, files)).toList();
  }

  /** The full names of all classes that may be written, nested ones apart. */
  public List<String> classNames(String packageName) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    return classes(programs).stream()
        .flatMap(program -> GeneratedClass.names(program).stream())
        .map(name -> prefix + name)
        .toList();
  }

  /** The Java of all {@link #classes}, by their full names. */
  public Map<String, String> sources(String packageName) {
    Map<String, String> sources = new LinkedHashMap<>();
    sourcesByClass(packageName).values().forEach(sources::putAll);
    return sources;
  }

  /**
   * By the full name of each class that others call, its Java and that of the classes which it
   * opens itself, by their full names.
   */
  public Map<String, Map<String, String>> sourcesByClass(String packageName) {
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    for (Program program : classes(programs)) {
      sources.put(
          GeneratedClass.name(program, packageName), GeneratedClass.sources(program, packageName));
    }
    return sources;
  }

  /** The classes of {@link #sources} whose {@code main} trains a model, by the model's name. */
  public Map<String, String> trainers(String packageName) {
    Map<String, String> trainers = new LinkedHashMap<>();
    for (Program program : programs) {
      if (program.training() != null) {
        trainers.put(program.model(), GeneratedClass.name(program, packageName));
      }
    }
    return trainers;
  }
}
