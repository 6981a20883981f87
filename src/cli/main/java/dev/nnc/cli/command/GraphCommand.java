package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.compiler.driver.GraphDiagram;
import dev.nnc.compiler.driver.GraphDot;
import dev.nnc.compiler.lower.Program;
import dev.nnc.plot.graph.DiagramPainter;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.AtomicFile;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.picture.Diagram;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnc graph}. */
@Command(
    description = "Draws what a model computes, as it is after all passes.",
    mixinStandardHelpOptions = true)
final class GraphCommand implements Callable<Integer> {
  /** The languages of graphs. */
  enum Format {
    DOT,
    SVG,
    PNG
  }

  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(
      names = "--format",
      paramLabel = "dot|svg|png",
      description = "DOT for Graphviz, or a picture; as -o ends, or else dot.")
  private @Nullable Format format;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write; standard output unless given.")
  private @Nullable Path out;

  @Option(
      names = "--stage",
      paramLabel = "NAME",
      description = {
        "Which graph: `step`, `evaluate` or the name of an output. Without, DOT holds all,",
        "a picture the first output."
      })
  private @Nullable String stage;

  GraphCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Program> programs = new ScriptReader(context).read(script);
    if (programs.size() != 1) {
      throw new UserException(
          script.script() + " has " + programs.size() + " models",
          "name one with --model: "
              + String.join(", ", programs.stream().map(Program::model).toList()));
    }
    Program program = programs.get(0);
    switch (chosen()) {
      case DOT -> write(stage == null ? GraphDot.of(program) : GraphDot.of(diagram(program)));
      case SVG -> write(DiagramPainter.svg(diagram(program)));
      case PNG -> writePng(DiagramPainter.png(diagram(program)));
    }
    return ExitCode.OK.code();
  }

  private Format chosen() {
    if (format != null) {
      return format;
    }
    String name = out == null ? "" : out.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      return Format.SVG;
    }
    return name.endsWith(".png") ? Format.PNG : Format.DOT;
  }

  private Diagram diagram(Program program) {
    List<String> stages = GraphDiagram.stages(program);
    if (stages.isEmpty()) {
      throw new UserException(program.model() + " computes nothing", "add an output to it");
    }
    return GraphDiagram.of(program, stage == null ? stages.get(0) : stage);
  }

  private void write(String text) {
    if (out == null) {
      context.streams().out().print(text);
    } else {
      AtomicFile.writeText(out, text);
    }
  }

  private void writePng(byte[] bytes) {
    if (out == null) {
      throw new UserException("pixels are for a file", "name it: -o graph.png");
    }
    AtomicFile.writeBytes(out, bytes);
  }
}
