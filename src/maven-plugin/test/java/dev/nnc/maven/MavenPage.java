package dev.nnc.maven;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The pages that tell how to use the plugin. */
final class MavenPage {
  static final Path FILE = Path.of("../site/markdown/maven.md");

  static final Path README = Path.of("../../README.md");

  /** A path in a line of its own, and the file's text behind it. */
  private static final Pattern EXAMPLE =
      Pattern.compile("^`([^`\n]+)`:\n\n```\\w+\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private MavenPage() {}

  /** Writes a page's example as a project. */
  static void writeExample(Path page, Path project) {
    EXAMPLE
        .matcher(Folders.text(page))
        .results()
        .forEach(file -> Folders.write(project.resolve(file.group(1)), file.group(2)));
  }
}
