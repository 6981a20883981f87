package dev.nnc.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page, from what the commands say of themselves.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/man.7.html">man(7)</a>
 */
public final class ManPage {
  private final CommandSpec root;
  private final StringBuilder out = new StringBuilder();

  public ManPage(CommandSpec root) {
    this.root = root;
  }

  public String text() {
    String name = root.name();
    line(".TH " + name.toUpperCase(Locale.ROOT) + " 1");
    section("NAME");
    text(name + " - trains neural networks written in .nn scripts");
    section("SYNOPSIS");
    text(name + " COMMAND [OPTION...] [SCRIPT]");
    section("DESCRIPTION");
    text(String.join(" ", root.usageMessage().description()));
    section("COMMANDS");
    root.subcommands().values().stream().map(each -> each.getCommandSpec()).forEach(this::command);
    section("EXIT STATUS");
    root.usageMessage().exitCodeList().forEach(this::item);
    section("ENVIRONMENT");
    item("JAVA_HOME", "The folder of the Java to use, if not the first on the path.");
    item("NNC_JAVA_OPTIONS", "Options for that Java, such as -Xmx8g.");
    item("NO_COLOR", "If set, messages have no colours.");
    return out.toString();
  }

  private void command(CommandSpec command) {
    line(".SS " + escaped(synopsis(command)));
    text(String.join(" ", command.usageMessage().description()));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      item(parameter.paramLabel(), String.join(" ", parameter.description()));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
        item(head(option), String.join(" ", option.description()));
      }
    }
    List<String> footer = new ArrayList<>(List.of(command.usageMessage().footer()));
    footer.removeIf(String::isBlank);
    if (!footer.isEmpty()) {
      line(".PP");
      footer.forEach(this::text);
    }
  }

  private static String synopsis(CommandSpec command) {
    StringBuilder synopsis = new StringBuilder(command.name());
    for (OptionSpec option : command.options()) {
      if (option.required() && option.group() == null) {
        synopsis.append(' ').append(head(option));
      }
    }
    command.positionalParameters().forEach(each -> synopsis.append(' ').append(each.paramLabel()));
    return synopsis.toString();
  }

  private static String head(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return String.join(", ", option.names()) + value;
  }

  // ---------------------------------------------------------------- roff

  private void section(String title) {
    line(".SH " + title);
  }

  private void item(String head, String text) {
    line(".TP");
    line("\\fB" + escaped(head) + "\\fR");
    text(text);
  }

  private void text(String text) {
    // A line that begins with a point or an apostrophe would be a request.
    line((text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
