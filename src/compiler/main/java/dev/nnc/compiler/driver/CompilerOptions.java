package dev.nnc.compiler.driver;

import dev.nnc.compiler.type.DType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a script is compiled.
 *
 * @param overrides new values of the script's dims and configs, as a script would write them
 * @param real what {@code float} stands for: {@code FLOAT32} or {@code FLOAT64}
 * @param packageName of the generated classes; empty for none
 * @param fastMath whether algebra may make formulas cheaper that then overflow or underflow sooner
 * @param gradients whether trainers give gradients apart from steps, and make steps from some
 * @param pictures what trainings draw instead of what the script says: {@code curves(loss)}; none
 *     for what it says
 * @param libraries whether a script of definitions alone, for others to use, is sound
 */
public record CompilerOptions(
    Map<String, String> overrides,
    DType real,
    String packageName,
    boolean fastMath,
    boolean gradients,
    List<String> pictures,
    boolean libraries) {
  public CompilerOptions {
    pictures = List.copyOf(pictures);
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  /** Single precision, nothing overridden, no package, no fast rules, with gradients. */
  public static CompilerOptions standard() {
    return new CompilerOptions(Map.of(), DType.FLOAT32, "", false, true, List.of(), false);
  }

  public CompilerOptions withOverrides(Map<String, String> newOverrides) {
    return new CompilerOptions(
        newOverrides, real, packageName, fastMath, gradients, pictures, libraries);
  }

  public CompilerOptions withReal(DType newReal) {
    return new CompilerOptions(
        overrides, newReal, packageName, fastMath, gradients, pictures, libraries);
  }

  public CompilerOptions withPrecision(Precision precision) {
    return withReal(precision.real());
  }

  public CompilerOptions withPackageName(String newPackageName) {
    return new CompilerOptions(
        overrides, real, newPackageName, fastMath, gradients, pictures, libraries);
  }

  public CompilerOptions withFastMath(boolean newFastMath) {
    return new CompilerOptions(
        overrides, real, packageName, newFastMath, gradients, pictures, libraries);
  }

  /**
   * What is not asked for is not compiled: a tenth of a small trainer's code, a third of a deep
   * one's and of the time that it takes.
   */
  public CompilerOptions withGradients(boolean newGradients) {
    return new CompilerOptions(
        overrides, real, packageName, fastMath, newGradients, pictures, libraries);
  }

  /** Draws these pictures, each as in a plot statement without a file. */
  public CompilerOptions withPictures(List<String> newPictures) {
    return new CompilerOptions(
        overrides, real, packageName, fastMath, gradients, newPictures, libraries);
  }

  /** Checks a script of definitions alone too, of which nothing is compiled. */
  public CompilerOptions withLibraries(boolean newLibraries) {
    return new CompilerOptions(
        overrides, real, packageName, fastMath, gradients, pictures, newLibraries);
  }
}
