package dev.nnc.compiler.driver;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.lanes.Lanes;

/** What the running Java may lack, being no JDK or a trimmed one. Needs none of that itself. */
public final class JavaImage {
  private JavaImage() {}

  /**
   * To be called before Java is written or compiled: classes for that may be missing.
   *
   * @throws UserException if this Java has no compiler
   */
  public static void requireCompiler() {
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      throw incapable("has no compiler");
    }
  }

  /** What to say where this Java cannot do what is asked. */
  static UserException incapable(String problem) {
    return new UserException(
        "this Java, " + System.getProperty("java.home") + ", " + problem,
        "run nnc with a whole JDK; an image made with jlink needs the modules jdk.compiler, "
            + Lanes.MODULE
            + " and jdk.zipfs");
  }
}
