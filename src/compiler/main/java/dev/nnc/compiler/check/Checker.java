package dev.nnc.compiler.check;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.block.BlockRules;
import dev.nnc.compiler.check.block.Globals;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.block.NameRules;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.train.Averages;
import dev.nnc.compiler.check.train.TrainChecker;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Pictures;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.text.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks whole scripts and gives what they compute. */
public final class Checker {
  private final Settings settings;
  private final Diagnostics diagnostics;
  private final List<Ast.Item> items = new ArrayList<>();
  private final Set<Path> usedFiles = new HashSet<>();
  private final List<Context> contexts = new ArrayList<>();

  private Checker(Settings settings, Diagnostics diagnostics) {
    this.settings = settings;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks a script that was read without mistakes.
   *
   * @param diagnostics gets all mistakes, each once
   * @return the programs of the script's models; not all of them if there are errors
   */
  public static List<Program> check(Ast.Script script, Settings settings, Diagnostics diagnostics) {
    Checker checker = new Checker(settings, diagnostics);
    checker.usedFiles.add(Path.of(script.span().source().name()).normalize());
    checker.collect(script, true);
    if (diagnostics.hasErrors()) {
      return List.of();
    }
    return checker.programs(script);
  }

  /** Adds a script's items behind those of the files that it uses. */
  private void collect(Ast.Script script, boolean main) {
    for (Ast.Item item : script.items()) {
      if (item instanceof Ast.Use use) {
        use(use);
      } else if (main || isDefinition(item)) {
        items.add(item);
      }
    }
  }

  private static boolean isDefinition(Ast.Item item) {
    return !(item instanceof Ast.Model) && !(item instanceof Ast.Train);
  }

  private void use(Ast.Use use) {
    try {
      Source source = settings.files().find(use);
      if (usedFiles.add(Path.of(use.file().value()).normalize())) {
        collect(ScriptParser.parse(source, diagnostics), false);
      }
    } catch (UnreadableScript unreadable) {
      Span span = use.file().span();
      diagnostics.report(
          Diagnostic.of(
                  Code.UNKNOWN_FILE,
                  span,
                  "cannot read the script " + span.text() + ": " + unreadable.getMessage())
              .help(unreadable.help()));
    }
  }

  private List<Program> programs(Ast.Script script) {
    Globals globals = new Globals(items, settings.overrides(), diagnostics);
    blocks();
    Map<String, Ast.Model> models = models();
    Map<String, Ast.Train> trains = trains(models);
    boolean isLibrary = models.isEmpty() && settings.libraries() && !items.isEmpty();
    if (models.isEmpty() && !diagnostics.hasErrors()) {
      unusedSettings(globals);
      if (!isLibrary && !diagnostics.hasErrors()) {
        noModel(script);
      }
    }
    List<Program> programs = new ArrayList<>();
    for (Ast.Model model : models.values()) {
      Program program = program(model, trains.get(model.name().name()), globals);
      if (program != null) {
        programs.add(program);
      }
    }
    leftovers(globals);
    if (!diagnostics.hasErrors() && !isLibrary) {
      new Leftovers(items, diagnostics).unused(script.span().source());
    }
    return programs;
  }

  private void noModel(Ast.Script script) {
    Span start = new Span(script.span().source(), 0, 0);
    diagnostics.report(
        Diagnostic.of(Code.MISSING_STATEMENT, start, "the script has no model")
            .help("write model Name { … }; definitions alone are read by others: use \"file.nn\""));
  }

  private void leftovers(Globals globals) {
    Context context = new Context(diagnostics, settings.real(), Context.Mode.USE);
    Set<Ast.Definition> called = new HashSet<>();
    contexts.forEach(each -> called.addAll(each.called()));
    new Leftovers(items, diagnostics).uncalled(called, globals.scope(new Elaborator(context)));
  }

  private void unusedSettings(Globals globals) {
    globals.scope(new Elaborator(new Context(diagnostics, settings.real(), Context.Mode.USE)));
  }

  private void blocks() {
    BlockRules rules = new BlockRules(diagnostics);
    items.forEach(new NameRules(diagnostics)::check);
    for (Ast.Item item : items) {
      if (item instanceof Ast.Model model) {
        rules.check(model.body(), BlockRules.Block.MODEL);
      } else if (item instanceof Ast.Train train) {
        rules.check(train.body(), BlockRules.Block.TRAIN);
      } else if (item instanceof Ast.Definition definition) {
        boolean def = definition.kind() == Ast.DefinitionKind.DEF;
        rules.check(
            definition.body(), def ? BlockRules.Block.DEFINITION : BlockRules.Block.OPTIMIZER);
      }
    }
  }

  private Map<String, Ast.Model> models() {
    Map<String, Ast.Model> models = new LinkedHashMap<>();
    for (Ast.Item item : items) {
      if (item instanceof Ast.Model model) {
        Ast.Model before = models.putIfAbsent(model.name().name(), model);
        if (before != null) {
          duplicate("model", model.name(), before.name());
        }
      }
    }
    return models;
  }

  private Map<String, Ast.Train> trains(Map<String, Ast.Model> models) {
    Map<String, Ast.Train> trains = new LinkedHashMap<>();
    for (Ast.Item item : items) {
      if (item instanceof Ast.Train train) {
        Ast.Train before = trains.putIfAbsent(train.model().name(), train);
        if (before != null) {
          duplicate("train block for", train.model(), before.model());
        }
      }
    }
    List.copyOf(trains.values()).forEach(train -> requireModel(train, models.keySet(), trains));
    return trains;
  }

  /** A block whose model is misspelt is checked as that model's, unless it has one. */
  private void requireModel(Ast.Train train, Set<String> models, Map<String, Ast.Train> trains) {
    String name = train.model().name();
    if (!models.contains(name)) {
      unknownModel(train.model(), models);
      Nearest.of(name, models).ifPresent(meant -> trains.putIfAbsent(meant, train));
    }
  }

  private void duplicate(String what, Ast.Identifier second, Ast.Identifier first) {
    diagnostics.report(
        Diagnostic.of(
                Code.DUPLICATE_NAME,
                second.span(),
                "there is a " + what + " `" + second.name() + "` already")
            .related(first.span(), "the first one")
            .help(what.equals("model") ? "give it another name" : "keep one of the two"));
  }

  private void unknownModel(Ast.Identifier name, Set<String> models) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.UNKNOWN_NAME, name.span(), "there is no model `" + name.name() + "` to train");
    String help =
        Nearest.question(name.name(), models)
            .orElse(
                models.isEmpty()
                    ? "write model " + name.name() + " { … } above"
                    : "the models are " + String.join(", ", models));
    diagnostics.report(diagnostic.help(help));
  }

  // ---------------------------------------------------------------- programs

  private @Nullable Program program(Ast.Model model, Ast.@Nullable Train train, Globals globals) {
    try {
      return unbounded(model, train, globals);
    } catch (GraphBuilder.BudgetException e) {
      diagnostics.report(
          Diagnostic.of(
                  Code.TOO_LARGE,
                  model.name().span(),
                  "`" + model.name().name() + "` is too large: " + e.getMessage())
              .help("use smaller dimensions, fewer repeats, or a jacobian of fewer elements"));
      return null;
    }
  }

  private @Nullable Program unbounded(Ast.Model model, Ast.@Nullable Train train, Globals globals) {
    Context.Averaging averaging = train == null ? Context.Averaging.NONE : Averages.of(train);
    ModelChecker used = checked(model, globals, new Context.Mode(false, averaging));
    if (train == null) {
      return program(used, used, null);
    }
    ModelChecker trained = checked(model, globals, new Context.Mode(true, averaging));
    boolean sound = !diagnostics.hasErrors();
    Program.Training training = new TrainChecker(train, trained, used, globals).check();
    return training == null || !sound ? null : program(trained, used, training);
  }

  private ModelChecker checked(Ast.Model model, Globals globals, Context.Mode mode) {
    Context context = new Context(diagnostics, settings.real(), mode);
    contexts.add(context);
    ModelChecker checker = new ModelChecker(model, context, globals);
    checker.check();
    return checker;
  }

  private Program program(
      ModelChecker checker, ModelChecker used, Program.@Nullable Training training) {
    Context context = checker.context();
    List<Program.Fetch> fetches = new ArrayList<>();
    used.outputs()
        .forEach(
            (name, node) -> {
              Graph graph = new Graph(Map.of(name, node), Map.of());
              List<String> doc = used.outputDocs().getOrDefault(name, List.of());
              fetches.add(new Program.Fetch(name, doc, node.type(), inUse(graph, context)));
            });
    return new Program(
        checker.model().name().name(),
        checker.model().name().span(),
        checker.model().doc(),
        settings.real(),
        checker.feeds(used),
        List.copyOf(context.cells().values()),
        new Graph(new LinkedHashMap<String, Node>(context.initial()), Map.of()),
        fetches,
        training == null ? null : inUse(training, context),
        Map.copyOf(context.layers()));
  }

  private static Program.Training inUse(Program.Training training, Context context) {
    Program.Training used =
        new Program.Training(
            training.step(),
            inUse(training.evaluation(), context),
            training.metrics(),
            training.logs(),
            training.run(),
            training.data());
    Pictures pictures =
        training.pictures().map(value -> value.withGraph(inUse(value.graph(), context)));
    return used.with(training.watch()).with(pictures);
  }

  /** A graph of what a model is used for, by averages if the training says so. */
  private static Graph inUse(Graph graph, Context context) {
    return context.mode().usesAverages() ? Averages.averaged(graph, context.cells()) : graph;
  }
}
