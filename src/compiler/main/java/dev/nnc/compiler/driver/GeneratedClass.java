package dev.nnc.compiler.driver;

import dev.nnc.compiler.emit.ProgramWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program as Java.
 *
 * @param name the full name of the class that others call
 * @param sources texts by the full names of their classes
 * @param classes class files by their full names, nested ones and the one in lanes included
 */
public record GeneratedClass(
    String name, Map<String, String> sources, Map<String, byte[]> classes) {
  /**
   * Writes and compiles the class of a program.
   *
   * @param packageName empty for none
   */
  public static GeneratedClass of(Program program, String packageName) {
    return compiled(name(program, packageName), sources(program, packageName));
  }

  /** The Java of a program by the full names of its classes; the one that others call is first. */
  public static Map<String, String> sources(Program program, String packageName) {
    JavaImage.requireCompiler();
    return ProgramWriter.write(program, packageName);
  }

  /** The simple names of all classes that may be written for a program. */
  static List<String> names(Program program) {
    return ProgramWriter.classNames(program);
  }

  /** The full name of a program's class. */
  public static String name(Program program, String packageName) {
    String simpleName = ProgramWriter.className(program);
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** Compiles what {@link #sources} has written. */
  public static GeneratedClass compiled(String name, Map<String, String> sources) {
    return new GeneratedClass(name, sources, compile(sources));
  }

  /** Compiles what {@link #sources} has written for any number of programs, in one run. */
  public static List<GeneratedClass> compiled(Map<String, String> sources) {
    Map<String, byte[]> classes = compile(sources);
    List<GeneratedClass> generated = new ArrayList<>();
    sources.forEach(
        (name, source) -> {
          Map<String, byte[]> own = new LinkedHashMap<>(classes);
          own.keySet().removeIf(each -> !each.equals(name) && !each.startsWith(name + "$"));
          generated.add(new GeneratedClass(name, Map.of(name, source), own));
        });
    return generated;
  }

  private static Map<String, byte[]> compile(Map<String, String> sources) {
    JavaImage.requireCompiler();
    return InMemoryJavac.compile(sources);
  }

  /** The class, loaded into this process anew, as the JVM knows it: not yet fast. */
  public Class<?> load() {
    try {
      return InMemoryJavac.load(classes, Session.class.getClassLoader()).loadClass(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException("cannot load " + name, impossible);
    }
  }

  /** Opens the only session of the class, loaded into this process for it. */
  public Session open(Options options) {
    return new LoadedClass(load()).open(options);
  }
}
