package dev.nnc.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The goals and their parameters as a page tells them, from the plugin's own description. */
final class GoalsPage {
  private static final Path DESCRIPTION = Path.of("target/classes/META-INF/maven/plugin.xml");
  private static final int WIDTH = 138;

  private final StringBuilder text = new StringBuilder();

  private GoalsPage() {}

  static String text() throws Exception {
    Element plugin =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(DESCRIPTION.toFile())
            .getDocumentElement();
    GoalsPage page = new GoalsPage();
    for (Element goal : children(child(plugin, "mojos"))) {
      if (!content(goal, "goal").equals("help")) {
        page.goal(goal);
      }
    }
    return page.text.toString();
  }

  // ### nnc:check
  //
  // Checks the project's scripts. Bound to the phase `validate` unless the pom says another.
  //
  // - `skip` (`-Dnnc.skip`, by default `false`): Skips the goal.
  private void goal(Element goal) {
    String phase = content(goal, "phase");
    String bound = phase.isEmpty() ? "" : " Runs in the phase `" + phase + "` by default.";
    text.append("\n### nnc:").append(content(goal, "goal")).append("\n\n");
    wrap(escaped(content(goal, "description")) + bound, "");
    text.append('\n');
    for (Element parameter : children(child(goal, "parameters"))) {
      if (content(parameter, "editable").equals("true")) {
        parameter(parameter, child(goal, "configuration"));
      }
    }
  }

  private void parameter(Element parameter, Element configuration) {
    String name = content(parameter, "name");
    List<String> facts = new ArrayList<>();
    if (content(parameter, "required").equals("true")) {
      facts.add("required");
    }
    for (Element each : children(configuration)) {
      if (each.getTagName().equals(name)) {
        String property = each.getTextContent().replaceAll("[${}]", "");
        String preset = each.getAttribute("default-value");
        facts.addAll(property.isEmpty() ? List.of() : List.of("`-D" + property + "`"));
        facts.addAll(preset.isEmpty() ? List.of() : List.of("by default `" + preset + "`"));
      }
    }
    String known = facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
    wrap("- `" + name + "`" + known + ": " + escaped(content(parameter, "description")), "  ");
  }

  private void wrap(String paragraph, String indent) {
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split("\\s+")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line.setLength(0);
        line.append(indent).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    text.append(line).append('\n');
  }

  private static String escaped(String description) {
    return description.replace("<", "&lt;").replace("*", "\\*");
  }

  private static String content(Element parent, String name) {
    return children(parent).stream()
        .filter(each -> each.getTagName().equals(name))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(each -> each.getTagName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
