package dev.nnc.maven.build;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.Outline;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A script without mistakes.
 *
 * @param outline what it declares and reads
 * @param prints fingerprints of its file and of those that it uses, before they were checked
 * @param overrides what it was checked with
 * @param checked its models
 */
public record CheckedScript(
    Script script,
    Outline outline,
    Map<Path, String> prints,
    Map<String, String> overrides,
    Checked checked) {
  public CheckedScript {
    prints = new TreeMap<>(prints);
    overrides = new TreeMap<>(overrides);
  }

  /** The names that overrides may give values. */
  Set<String> settable() {
    return Overrides.names(outline.configs(), outline.dims());
  }
}
