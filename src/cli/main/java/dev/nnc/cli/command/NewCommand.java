package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.start.ScriptText;
import dev.nnc.cli.start.StartScript;
import dev.nnc.compiler.driver.Formatting;
import dev.nnc.data.CsvReader;
import dev.nnc.data.FileForm;
import dev.nnc.data.profile.ColumnProfile;
import dev.nnc.data.profile.TableProfile;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.SourceOption;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.launch.ExitCode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nnc new}. */
@Command(
    description = "Writes a first script for a CSV file, one that trains as it is.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  /** What files have where nothing is known. */
  private static final Set<String> GAPS =
      Set.of("?", "-", "--", ".", "none", "None", "missing", "*");

  private final Context context;

  @Parameters(
      paramLabel = "FILE.csv",
      arity = "1..*",
      description = "A table, plain or packed by gzip; several are read one below the other.")
  private List<Path> files = List.of();

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = {
        "What to predict. Without it a column called target, label, class, y or the like, else the",
        "last one."
      })
  private @Nullable String target;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "SCRIPT",
      description = "The script to write, if not the file's name with .nn in this folder.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace a script that is there.")
  private boolean force;

  NewCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    files.forEach(NewCommand::requireFile);
    Path script = out == null ? Path.of(stem(files.get(0)) + ".nn") : out;
    if (Files.exists(script) && !force) {
      throw new UserException(
          script + " is there already", "name another script with -o, or replace it with --force");
    }
    FileForm form = FileForm.of(files.get(0));
    TableProfile table = profile(form);
    FileForm complete = withGaps(form, table);
    TableProfile cleaned = complete.equals(form) ? table : profile(complete);
    String names =
        files.stream().map(file -> quoted(script, file)).collect(Collectors.joining(", "));
    String text = new StartScript(model(), names, complete, cleaned, target).text();
    AtomicFile.writeText(script, Formatting.of(script.toString(), text).after());
    String word = script.toString().contains(" ") ? "\"" + script + "\"" : script.toString();
    context.streams().out().println("wrote " + script + "; go on with: nnc train " + word);
    return ExitCode.OK.code();
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          file + (Files.exists(file) ? " is no file" : " does not exist"), "name a file of CSV");
    }
  }

  private TableProfile profile(FileForm form) {
    SourceRequest request = new SourceRequest("csv", files, form.asWritten(), FieldChoice.ALL);
    TableProfile table = TableProfile.of(new CsvReader().open(request));
    if (table.rows() == 0) {
      throw new UserException(files.get(0) + " has no rows", "is the file complete?");
    }
    return table;
  }

  /** Takes words that stand among numbers where nothing is known as missing. */
  private static FileForm withGaps(FileForm form, TableProfile table) {
    Set<String> words = new TreeSet<>();
    for (ColumnProfile column : table.columns()) {
      List<String> texts =
          column.values().stream()
              .map(ColumnProfile.ValueCount::value)
              .filter(value -> !value.matches("[+-]?[0-9.].*"))
              .toList();
      if (column.numbers() > column.texts() && column.hasTexts() && GAPS.containsAll(texts)) {
        words.addAll(texts);
      }
    }
    return words.isEmpty() ? form : form.with(SourceOption.NA, String.join(" ", words));
  }

  /** The file as the script names it: from its own folder. */
  private static String quoted(Path script, Path file) {
    Path folder = script.toAbsolutePath().normalize().getParent();
    Path absolute = file.toAbsolutePath().normalize();
    Path relative = folder == null ? absolute : folder.relativize(absolute);
    return ScriptText.quoted(relative.toString().replace(File.separatorChar, '/'));
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int end = name.indexOf('.', 1);
    return end < 0 ? name : name.substring(0, end);
  }

  /** {@code BreastCancer} for {@code breast_cancer.csv}. */
  private String model() {
    StringBuilder name = new StringBuilder();
    for (String word : stem(files.get(0)).split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    boolean usable = name.length() > 0 && Character.isLetter(name.charAt(0));
    return usable ? name.toString() : "Table" + name;
  }
}
