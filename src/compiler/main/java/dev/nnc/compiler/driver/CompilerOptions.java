package dev.nnc.compiler.driver;

import dev.nnc.compiler.type.DType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a script is compiled.
 *
 * @param overrides new values of the script's dims and configs, as a script would write them
 * @param real what {@code float} stands for: {@code FLOAT32} or {@code FLOAT64}
 * @param packageName of the generated classes; empty for none
 */
public record CompilerOptions(Map<String, String> overrides, DType real, String packageName) {
  public CompilerOptions {
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  /** Single precision, nothing overridden, no package. */
  public static CompilerOptions standard() {
    return new CompilerOptions(Map.of(), DType.FLOAT32, "");
  }

  public CompilerOptions withOverrides(Map<String, String> newOverrides) {
    return new CompilerOptions(newOverrides, real, packageName);
  }

  public CompilerOptions withReal(DType newReal) {
    return new CompilerOptions(overrides, newReal, packageName);
  }

  public CompilerOptions withPrecision(Precision precision) {
    return withReal(precision.real());
  }

  public CompilerOptions withPackageName(String newPackageName) {
    return new CompilerOptions(overrides, real, newPackageName);
  }
}
