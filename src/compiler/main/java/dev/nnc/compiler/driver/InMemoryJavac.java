package dev.nnc.compiler.driver;

import dev.nnc.compiler.emit.ClassFile;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.session.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated classes with the JDK's own compiler, without files. */
public final class InMemoryJavac {
  /** HotSpot never compiles a method of more bytes. */
  private static final int LARGEST_METHOD = 8000;

  /** How the compiler's names of errors begin that are about the limits of class files. */
  private static final String LIMIT = "compiler.err.limit.";

  /** How the compiler says that this Java lacks a module. */
  private static final String NO_MODULE = "compiler.err.module.not.found";

  private InMemoryJavac() {}

  /** What is wrong with our own output: a mistake of the compiler's, with the source to report. */
  public static final class RejectedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String source;

    RejectedException(String message, String source) {
      super(message);
      this.source = source;
    }

    /** The source that was generated. */
    public String source() {
      return source;
    }
  }

  /**
   * Compiles sources.
   *
   * @param sources by the full names of their classes
   * @return class files by the full names of classes, nested ones included
   * @throws UserException if this Java has no compiler, or the compiler not all that it needs, or
   *     if a class would be too large for Java, or a method to be fast
   * @throws RejectedException if a source is not accepted
   */
  public static Map<String, byte[]> compile(Map<String, String> sources) {
    JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();
    try (StandardJavaFileManager files =
            javac.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8);
        JavaFileManager memory = new MemoryFiles(files, outputs)) {
      List<Source> units =
          sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
      if (!task(javac, memory, problems, units).call()) {
        throw rejected(sources, problems);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    classes.forEach(InMemoryJavac::requireSmallMethods);
    return classes;
  }

  private static JavaCompiler.CompilationTask task(
      JavaCompiler javac,
      JavaFileManager files,
      DiagnosticCollector<JavaFileObject> problems,
      List<Source> units) {
    try {
      return javac.getTask(null, files, problems, options(), null, units);
    } catch (IllegalArgumentException trimmed) {
      throw JavaImage.incapable("cannot compile: " + trimmed.getMessage());
    }
  }

  private static List<String> options() {
    return List.of(
        "--release",
        "17",
        "--add-modules",
        Lanes.MODULE,
        "-g",
        "-proc:none",
        "-Xlint:none",
        "-classpath",
        runtime());
  }

  /** Loads compiled classes. */
  public static ClassLoader load(Map<String, byte[]> classes, ClassLoader parent) {
    return new MemoryLoader(classes, parent);
  }

  private static String runtime() {
    try {
      URI place = Session.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RuntimeException rejected(
      Map<String, String> sources, DiagnosticCollector<JavaFileObject> problems) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        problems.getDiagnostics().stream()
            .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    for (Diagnostic<?> error : errors) {
      if (error.getCode().equals(NO_MODULE)) {
        return JavaImage.incapable("cannot compile: " + error.getMessage(Locale.ROOT));
      }
    }
    if (errors.stream().allMatch(error -> error.getCode().startsWith(LIMIT))) {
      return tooLarge(errors.get(0).getMessage(Locale.ROOT));
    }
    String message =
        errors.stream()
            .map(p -> "line " + p.getLineNumber() + ": " + p.getMessage(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    return new RejectedException(
        "the generated Java is not accepted:\n" + message, String.join("\n", sources.values()));
  }

  private static void requireSmallMethods(String name, byte[] bytes) {
    ClassFile.methodSizes(bytes)
        .forEach(
            (method, size) -> {
              boolean initializer = method.startsWith("<");
              if (size > LARGEST_METHOD && !initializer) {
                throw tooLarge(
                    name + "." + method + " would have " + size + " bytes, too many to be fast");
              }
            });
  }

  private static UserException tooLarge(String problem) {
    return new UserException(
        "the script is too large for a Java class: " + problem,
        "give many columns to one placeholder, x = [a, b, c], and name fewer outputs and metrics");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs;

    MemoryFiles(JavaFileManager files, Map<String, ByteArrayOutputStream> outputs) {
      super(files);
      this.outputs = outputs;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      URI place = URI.create("memory:///" + name.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(place, kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          outputs.put(name, bytes);
          return bytes;
        }
      };
    }
  }

  private static final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MemoryLoader(Map<String, byte[]> classes, ClassLoader parent) {
      super(parent);
      this.classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
