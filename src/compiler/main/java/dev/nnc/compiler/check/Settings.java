package dev.nnc.compiler.check;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import java.util.Map;

/**
 * What a script is checked with.
 *
 * @param overrides new values of dims and configs, as a script would write them
 * @param real what {@code float} stands for
 * @param files finds the scripts that {@code use} names
 * @param libraries whether a script of definitions alone is sound
 */
public record Settings(Map<String, String> overrides, DType real, Files files, boolean libraries) {
  /** Finds used files. */
  public interface Files {
    /** For scripts that are no files: there is no folder that paths could start at. */
    Files NONE =
        use -> {
          throw new UnreadableScript(
              "the script that uses it is not a file", "write the definitions into the script");
        };

    /** The text of a file named in a script. */
    Source find(Ast.Use use) throws UnreadableScript;
  }

  /** Single precision, nothing overridden, no other files. */
  public static Settings plain() {
    return new Settings(Map.of(), DType.FLOAT32, Files.NONE, false);
  }

  public Settings with(DType newReal) {
    return new Settings(overrides, newReal, files, libraries);
  }
}
