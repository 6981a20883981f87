package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.compiler.driver.Manual;
import dev.nnc.compiler.driver.ScriptException;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.launch.ExitCode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nnc doc}. */
@Command(
    description =
        "Says what functions, layers, losses and optimizers do; without names, lists them.",
    mixinStandardHelpOptions = true)
final class DocCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "What to describe: dense, adam, mse.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--in",
      paramLabel = "SCRIPT",
      description = "Look for definitions of this script first.")
  private @Nullable Path script;

  DocCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Manual manual = manual();
    if (names.isEmpty()) {
      list(manual);
    } else {
      names.forEach(name -> describe(manual, name));
    }
    return ExitCode.OK.code();
  }

  private Manual manual() {
    if (script == null) {
      return Manual.ofLibrary();
    }
    try {
      return Manual.of(script).and(Manual.ofLibrary());
    } catch (ScriptException mistakes) {
      context.print(mistakes.diagnostics());
      throw new UserException(script + " cannot be read", "", mistakes);
    }
  }

  private void list(Manual manual) {
    Map<String, List<Manual.Entry>> sections = new LinkedHashMap<>();
    for (Manual.Entry entry : manual.entries()) {
      sections.computeIfAbsent(entry.section(), section -> new ArrayList<>()).add(entry);
    }
    PrintStream out = context.streams().out();
    sections.forEach(
        (section, entries) -> {
          out.println(section);
          entries.forEach(
              entry -> out.printf(Locale.ROOT, "  %-28s %s%n", entry.name(), entry.brief()));
          out.println();
        });
  }

  private void describe(Manual manual, String name) {
    List<Manual.Entry> entries = manual.of(name);
    if (entries.isEmpty()) {
      throw new UserException(
          "nothing is called `" + name + "`",
          manual
              .nearest(name)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("nnc doc lists what there is"));
    }
    entries.forEach(this::describe);
  }

  private void describe(Manual.Entry entry) {
    PrintStream out = context.streams().out();
    out.println(entry.signature());
    out.println();
    out.println(entry.text().indent(2).stripTrailing());
    entry.requirements().forEach(condition -> out.println("  It requires " + condition + "."));
    if (!entry.examples().isEmpty()) {
      out.println();
      entry.examples().forEach(example -> out.println("      " + example));
    }
    out.println();
    if (!entry.source().isEmpty()) {
      out.println("defined in " + entry.section() + " as");
      out.println();
      out.println(entry.source().indent(2));
    }
  }
}
