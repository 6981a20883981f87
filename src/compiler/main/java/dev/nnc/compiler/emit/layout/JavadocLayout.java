package dev.nnc.compiler.emit.layout;

import java.util.ArrayList;
import java.util.List;

/** Fills the lines of Javadoc: a description, then tags. */
final class JavadocLayout {
  private final String indent;
  private final List<String> lines = new ArrayList<>();

  private JavadocLayout(int indent) {
    this.indent = " ".repeat(indent);
  }

  static List<String> tidy(List<String> source) {
    List<String> tidied = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      String line = source.get(i);
      if (!line.strip().equals("/**")) {
        tidied.add(line);
        continue;
      }
      List<String> inside = new ArrayList<>();
      for (i++; !source.get(i).strip().equals("*/"); i++) {
        inside.add(source.get(i).strip().substring(1).strip());
      }
      tidied.addAll(new JavadocLayout(line.indexOf('/')).format(inside));
    }
    return tidied;
  }

  private List<String> format(List<String> inside) {
    List<String> paragraphs = paragraphs(inside);
    String single = indent + "/** " + String.join(" ", paragraphs) + " */";
    boolean tagged = paragraphs.stream().anyMatch(text -> text.startsWith("@"));
    if (paragraphs.size() == 1 && !tagged && single.length() <= LineBreaks.WIDTH) {
      return List.of(single);
    }
    lines.add(indent + "/**");
    boolean tags = false;
    for (String paragraph : paragraphs) {
      boolean tag = paragraph.startsWith("@");
      if (lines.size() > 1 && !(tag && tags)) {
        lines.add(indent + " *");
      }
      fill(paragraph, tag ? "    " : "");
      tags = tag;
    }
    lines.add(indent + " */");
    return lines;
  }

  /** Text up to an empty line or a tag. */
  private static List<String> paragraphs(List<String> inside) {
    List<String> paragraphs = new ArrayList<>();
    boolean fresh = true;
    for (String line : inside) {
      if (line.isEmpty()) {
        fresh = true;
      } else if (fresh || line.startsWith("@")) {
        paragraphs.add(line);
        fresh = false;
      } else {
        int last = paragraphs.size() - 1;
        paragraphs.set(last, paragraphs.get(last) + " " + line);
      }
    }
    return paragraphs;
  }

  private void fill(String paragraph, String further) {
    String start = indent + " * ";
    StringBuilder line = new StringBuilder(start);
    for (String word : paragraph.split(" +")) {
      boolean first = line.toString().isBlank() || line.toString().strip().equals("*");
      if (!first && line.length() + 1 + word.length() > LineBreaks.WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(start + further);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }
}
