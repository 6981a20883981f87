package dev.nnc.compiler.driver;

import dev.nnc.compiler.emit.ProgramWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program as Java.
 *
 * @param name the full name of the class
 * @param source its text
 * @param classes class files by their full names, nested ones included
 */
public record GeneratedClass(String name, String source, Map<String, byte[]> classes) {
  /**
   * Writes and compiles the class of a program.
   *
   * @param packageName empty for none
   */
  public static GeneratedClass of(Program program, String packageName) {
    return compiled(name(program, packageName), source(program, packageName));
  }

  /** The Java of a program. */
  public static String source(Program program, String packageName) {
    return ProgramWriter.write(program, packageName);
  }

  /** The full name of a program's class. */
  public static String name(Program program, String packageName) {
    String simpleName = ProgramWriter.className(program);
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }

  /** Compiles what {@link #source} has written. */
  public static GeneratedClass compiled(String name, String source) {
    return new GeneratedClass(name, source, InMemoryJavac.compile(Map.of(name, source)));
  }

  /** Compiles what {@link #source} has written, in one run: classes by their full names. */
  public static List<GeneratedClass> compiled(Map<String, String> sources) {
    Map<String, byte[]> classes = InMemoryJavac.compile(sources);
    List<GeneratedClass> generated = new ArrayList<>();
    sources.forEach(
        (name, source) -> {
          Map<String, byte[]> own = new LinkedHashMap<>(classes);
          own.keySet().removeIf(each -> !each.equals(name) && !each.startsWith(name + "$"));
          generated.add(new GeneratedClass(name, source, own));
        });
    return generated;
  }

  /** The class, loaded into this process. */
  public Class<?> load() {
    try {
      return InMemoryJavac.load(classes, Session.class.getClassLoader()).loadClass(name);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException("cannot load " + name, impossible);
    }
  }

  /** Opens a session of the class, loaded into this process. */
  public Session open(Options options) {
    try {
      Class<?> type = load();
      Class<?> session = type.getClassLoader().loadClass(name + "$Session");
      MethodHandle open =
          MethodHandles.publicLookup()
              .findStatic(type, "open", MethodType.methodType(session, Options.class));
      return (Session) open.invoke(options);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException("cannot open " + name, impossible);
    }
  }
}
