package dev.nnc.maven;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The page that tells how to use the plugin. */
final class MavenPage {
  static final Path FILE = Path.of("../site/markdown/maven.md");

  /** A path in a line of its own, and the file's text behind it. */
  private static final Pattern EXAMPLE =
      Pattern.compile("^`([^`\n]+)`:\n\n```\\w+\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private MavenPage() {}

  /** Writes the page's example as a project. */
  static void writeExample(Path project) {
    EXAMPLE
        .matcher(Folders.text(FILE))
        .results()
        .forEach(file -> Folders.write(project.resolve(file.group(1)), file.group(2)));
  }
}
