package dev.nnc.compiler.driver;

import dev.nnc.compiler.check.Checker;
import dev.nnc.compiler.check.Settings;
import dev.nnc.compiler.check.library.Prelude;
import dev.nnc.compiler.ir.Family;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compiles scripts. */
public final class ScriptCompiler {
  private final CompilerOptions options;
  private final Pipeline.Observer observer;

  public ScriptCompiler(CompilerOptions options) {
    this(options, Pipeline.Observer.NONE);
  }

  /** A compiler whose passes are watched. */
  public ScriptCompiler(CompilerOptions options, Pipeline.Observer observer) {
    this.options = options;
    this.observer = observer;
  }

  /**
   * Checks a small script in the background, so that most of what the user's needs is loaded when
   * it comes. Without a second processor that would only be in the way.
   */
  public static void prepare() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(ScriptCompiler::checkUsual, "nnc-usual-script");
      thread.setDaemon(true);
      thread.start();
    }
  }

  static Checked checkUsual() {
    return new ScriptCompiler(CompilerOptions.standard()).check(Prelude.usual());
  }

  /** Checks the script in a file; one that cannot be read is a diagnostic too. */
  public Checked check(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    ScriptFiles files = new ScriptFiles(file);
    List<Program> programs =
        files.main(diagnostics).map(source -> check(source, diagnostics, files)).orElse(List.of());
    return new Checked(diagnostics.sorted(), programs, files.found());
  }

  /** Checks a script's text; {@code use} finds nothing. */
  public Checked check(Source source) {
    Diagnostics diagnostics = new Diagnostics();
    List<Program> programs = check(source, diagnostics, Settings.Files.NONE);
    return new Checked(diagnostics.sorted(), programs, Map.of());
  }

  private List<Program> check(Source source, Diagnostics diagnostics, Settings.Files files) {
    Ast.Script script = ScriptParser.parse(source, diagnostics);
    if (!options.pictures().isEmpty()) {
      script = AskedPictures.in(script, options.pictures(), diagnostics);
    }
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    Settings settings =
        new Settings(options.overrides(), options.real(), files, options.libraries());
    List<Program> checked = Checker.check(script, settings, diagnostics);
    DistinctClasses.check(checked, diagnostics);
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    try {
      return checked.stream().map(program -> run(program, diagnostics)).toList();
    } catch (GraphBuilder.BudgetException e) {
      diagnostics.report(
          Diagnostic.of(Code.TOO_LARGE, null, "the script is too large: " + e.getMessage())
              .help("use fewer repeats, or derivatives of fewer elements"));
      return List.of();
    }
  }

  private Program run(Program program, Diagnostics diagnostics) {
    Program asked = options.gradients() ? program.withGradients() : program;
    Program simplified = new Pipeline(options.fastMath(), observer).run(asked);
    for (int i = 0; i < program.fetches().size(); i++) {
      warnOfZero(program.fetches().get(i), simplified.fetches().get(i), diagnostics);
    }
    return simplified;
  }

  /** A derivative that is zero whatever is fed is probably not what was meant. */
  private static void warnOfZero(
      Program.Fetch written, Program.Fetch simplified, Diagnostics diagnostics) {
    Node result = result(simplified.graph());
    boolean derivative =
        written.graph().nodes().stream().anyMatch(n -> n.op().family() == Family.CALCULUS);
    if (derivative && Constants.is(result, 0)) {
      Node node = result(written.graph());
      node.origins().stream()
          .findFirst()
          .ifPresent(
              origin ->
                  diagnostics.report(
                      Diagnostic.of(
                              Code.PROVED_ZERO,
                              origin.span(),
                              "`" + written.name() + "` is always 0")
                          .note("what is differentiated does not depend on it, or only linearly")));
    }
  }

  private static Node result(Graph graph) {
    return graph.results().values().iterator().next();
  }
}
