package dev.nnc.compiler.site;

import dev.nnc.compiler.TestFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param line where its fence stands, from 1
 * @param kind what stands behind the opening fence: {@code nn}, {@code nn train}, {@code text}
 * @param text its lines, each ended
 */
record Block(Path page, int line, String kind, String text) {
  private static final String FENCE = "```";

  /** The blocks of a page, in order. */
  static List<Block> of(Path page) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = TestFiles.read(page).lines().toList();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        if (start >= 0) {
          String kind = lines.get(start).substring(FENCE.length()).strip();
          List<String> inside = lines.subList(start + 1, i);
          String text = inside.isEmpty() ? "" : String.join("\n", inside) + "\n";
          blocks.add(new Block(page, start + 1, kind, text));
        }
        start = start >= 0 ? -1 : i;
      }
    }
    return blocks;
  }

  boolean isScript() {
    return kind.equals("nn") || kind.startsWith("nn ");
  }

  /** The page with another text in the block behind this one. */
  String withTextBehind(String newText) {
    String whole = TestFiles.read(page);
    String opening = FENCE + kind + "\n" + text + FENCE + "\n\n" + FENCE + "text\n";
    int start = whole.indexOf(opening) + opening.length();
    if (start < opening.length()) {
      throw new IllegalStateException("no block of text stands behind " + this);
    }
    return whole.substring(0, start) + newText + whole.substring(whole.indexOf(FENCE, start));
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line + " " + kind;
  }
}
