package dev.nnc.cli;

import dev.nnc.compiler.driver.InMemoryJavac;
import dev.nnc.compiler.emit.ProgramWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.Failures;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/**
 * A program as Java.
 *
 * @param name the full name of the class
 * @param source its text
 * @param classes class files by their full names, nested ones included
 */
record GeneratedClass(String name, String source, Map<String, byte[]> classes) {
  /**
   * Writes and compiles the class of a program.
   *
   * @param failures takes the source for a report, should it be needed
   */
  static GeneratedClass of(Program program, String packageName, Failures failures) {
    String simpleName = ProgramWriter.className(program);
    String name = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    String source = ProgramWriter.write(program, packageName);
    failures.attach(name + ".java", source);
    return new GeneratedClass(name, source, InMemoryJavac.compile(Map.of(name, source)));
  }

  /** Opens a session of the class, loaded into this process. */
  Session open(Options options) {
    try {
      ClassLoader loader = InMemoryJavac.load(classes, Session.class.getClassLoader());
      Class<?> loaded = loader.loadClass(name);
      MethodHandle open =
          MethodHandles.publicLookup()
              .findStatic(loaded, "open", MethodType.methodType(loaded, Options.class));
      return (Session) open.invoke(options);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException("cannot open " + name, impossible);
    }
  }
}
