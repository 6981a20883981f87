package dev.nnc.compiler.check;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import java.util.Map;
import java.util.Optional;

/**
 * What a script is checked with.
 *
 * @param overrides new values of dims and configs, as a script would write them
 * @param real what {@code float} stands for
 * @param files finds the scripts that {@code use} names
 */
public record Settings(Map<String, String> overrides, DType real, Files files) {
  /** Finds used files. */
  public interface Files {
    /** The text of a file named in a script, or empty if it cannot be read. */
    Optional<Source> find(Ast.Use use);
  }

  /** Single precision, nothing overridden, no other files. */
  public static Settings plain() {
    return new Settings(Map.of(), DType.FLOAT32, use -> Optional.empty());
  }

  public Settings with(DType newReal) {
    return new Settings(overrides, newReal, files);
  }
}
