import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compiles the scripts of a folder. The build runs it from its source: Maven cannot run a plugin in
 * the build that makes it.
 *
 * <p>Arguments: the folder of the scripts, the package of their classes, where to write Java for
 * readers, where to write classes.
 */
public final class CompileScripts {
  private CompileScripts() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Path script : scripts(Path.of(arguments[0]))) {
      sources.putAll(checked(script).sources(arguments[1]));
    }
    for (GeneratedClass generated : GeneratedClass.compiled(sources)) {
      for (Map.Entry<String, String> each : generated.sources().entrySet()) {
        byte[] text = each.getValue().getBytes(StandardCharsets.UTF_8);
        write(Path.of(arguments[2]), each.getKey(), ".java", text);
      }
      for (Map.Entry<String, byte[]> each : generated.classes().entrySet()) {
        write(Path.of(arguments[3]), each.getKey(), ".class", each.getValue());
      }
    }
  }

  private static List<Path> scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".nn")).sorted().toList();
    }
  }

  private static Checked checked(Path script) {
    CompilerOptions options = CompilerOptions.standard().withGradients(false);
    Checked checked = new ScriptCompiler(options).check(script);
    if (checked.hasErrors()) {
      throw new IllegalStateException(checked.messages().toString());
    }
    return checked;
  }

  private static void write(Path folder, String name, String ending, byte[] bytes)
      throws IOException {
    Path file = folder.resolve(name.replace('.', '/') + ending);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
