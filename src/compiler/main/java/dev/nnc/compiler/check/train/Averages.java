package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.expression.RuleNames;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.BroadcastTo;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Constants;
import dev.nnc.compiler.ops.Elementwise;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Moving averages of variables: shadow = k * shadow + (1 - k) * value with k = min(decay, (1 +
 * step) / (10 + step)), after the update (TensorFlow's ExponentialMovingAverage).
 */
public final class Averages {
  private static final String NAME = "average";
  private static final String RAW = "raw";
  private static final List<String> USES = List.of(NAME, RAW);
  private static final TensorType SCALAR = TensorType.scalar(DType.FLOAT64);

  private final ModelChecker model;
  private final Context context;
  private final GraphBuilder builder;

  Averages(ModelChecker model) {
    this.model = model;
    this.context = model.context();
    this.builder = context.builder();
  }

  /** What a training does about averages. */
  public static Context.Averaging of(Ast.Train train) {
    return train.body().stream()
        .filter(Ast.Average.class::isInstance)
        .map(statement -> isRaw((Ast.Average) statement))
        .findFirst()
        .map(raw -> raw ? Context.Averaging.KEPT : Context.Averaging.USED)
        .orElse(Context.Averaging.NONE);
  }

  private static boolean isRaw(Ast.Average average) {
    return average.use() != null && average.use().name().equals(RAW);
  }

  /** Requires that what is said to be used is there. */
  static void checkUse(Ast.Average average) {
    Ast.Identifier use = average.use();
    if (use != null && !USES.contains(use.name())) {
      throw Problem.of(
          Code.BAD_VALUE,
          use.span(),
          "`use` is `raw` or `average`, and `" + use.name() + "` is neither",
          Nearest.question(use.name(), USES)
              .orElse("`use = raw` keeps averages, and leaves metrics and outputs as they are"));
    }
  }

  /** The cell that holds a variable's average, or a state as it is with averages. */
  static Storage cell(Storage storage) {
    return new Storage("average/" + storage.path(), Storage.Kind.AVERAGE);
  }

  /** Averages as a definition says, which sees parameter' and binds average'. */
  void keep(List<Node> variables, Value.Optimizer optimizer, Ast.Average average) {
    Value.Optimizer.Rule rule = optimizer.rules().get(0);
    if (optimizer.rules().size() > 1 || !binds(rule.definition().body())) {
      throw Problem.of(
          Code.NOT_AN_OPTIMIZER,
          average.decay().span(),
          "this is no way to average: nothing binds average'",
          "for example: average 0.99, or average swa(from = 10 epochs)");
    }
    RuleBody body = new RuleBody(model.elaborator());
    for (Node variable : variables) {
      Node shadow = shadow(variable, average.span());
      Node next = context.updates().getOrDefault(variable, variable);
      Scope outer = new Scope(rule.arguments());
      outer.bind(RuleNames.PARAMETER, new Value.Tensor(variable), null);
      outer.bindNext(RuleNames.PARAMETER, new Value.Tensor(next));
      outer.bind(NAME, new Value.Tensor(shadow), null);
      Scope scope = new Scope(outer);
      body.carryOut(rule, cell((Storage) variable.op()).path(), scope);
    }
    keepStates(variables, average.span());
  }

  /** States that follow from variables, as running statistics do, follow from the averages too. */
  private void keepStates(List<Node> variables, Span span) {
    Map<Node, Node> following = following(variables);
    following.keySet().forEach(state -> shadow(state, span));
    Graph graph = new Graph(Map.of(), following);
    context.updates().putAll(averaged(graph, builder, context.cells()).updates());
  }

  private Map<Node, Node> following(List<Node> variables) {
    Map<Node, Node> found = new LinkedHashMap<>();
    int before;
    do {
      before = found.size();
      context
          .updates()
          .forEach(
              (cell, next) -> {
                boolean state = ((Storage) cell.op()).kind() == Storage.Kind.STATE;
                if (state && follows(next, variables, found.keySet())) {
                  found.put(cell, next);
                }
              });
    } while (found.size() > before);
    return found;
  }

  private static boolean follows(Node next, List<Node> variables, Set<Node> states) {
    List<Node> nodes = Graph.topological(List.of(next));
    return nodes.stream().anyMatch(node -> variables.contains(node) || states.contains(node));
  }

  private static boolean binds(List<Ast.Statement> body) {
    return body.stream()
        .filter(Ast.Bind.class::isInstance)
        .flatMap(statement -> ((Ast.Bind) statement).targets().stream())
        .anyMatch(target -> target.next() && target.name().equals(NAME));
  }

  private Node shadow(Node variable, Span span) {
    Storage storage = (Storage) variable.op();
    Node initial = Objects.requireNonNull(context.initial().get(storage.path()));
    return context.store(cell(storage), variable.type(), initial, span);
  }

  /** Moving averages. */
  void keep(List<Node> variables, double decay, Span span) {
    Node k = weight(decay);
    Node rest = builder.node(Elementwise.SUBTRACT, Constants.of(builder, 1, SCALAR), k);
    for (Node variable : variables) {
      Node shadow = shadow(variable, span);
      Node next = context.updates().getOrDefault(variable, variable);
      Node sum =
          builder.node(
              Elementwise.ADD,
              builder.node(Elementwise.MULTIPLY, spread(k, shadow), shadow),
              builder.node(Elementwise.MULTIPLY, spread(rest, shadow), next));
      context.updates().put(shadow, sum);
    }
  }

  private Node weight(double decay) {
    Node step = context.clock(Clock.Reading.STEP);
    Node above = builder.node(Elementwise.ADD, Constants.of(builder, 1, SCALAR), step);
    Node below = builder.node(Elementwise.ADD, Constants.of(builder, 10, SCALAR), step);
    Node early = builder.node(Elementwise.DIVIDE, above, below);
    return builder.node(Elementwise.MINIMUM, Constants.of(builder, decay, SCALAR), early);
  }

  private Node spread(Node scalar, Node like) {
    Node cast = model.elaborator().arithmetic().cast(scalar, like.type().dtype());
    return BroadcastTo.leading(builder, cast, like.type().shape());
  }

  /** The same graph with every averaged variable, and what follows, replaced by its average. */
  public static Graph averaged(Graph graph, Map<String, Program.Cell> cells) {
    return averaged(graph, new GraphBuilder(), cells);
  }

  private static Graph averaged(
      Graph graph, GraphBuilder builder, Map<String, Program.Cell> cells) {
    Map<Node, Node> changed = new HashMap<>();
    for (Node node : graph.nodes()) {
      builder.setOrigins(node.origins());
      changed.put(node, copy(node, builder, changed, cells));
    }
    return graph.map(node -> Objects.requireNonNull(changed.get(node)));
  }

  private static Node copy(
      Node node, GraphBuilder builder, Map<Node, Node> changed, Map<String, Program.Cell> cells) {
    if (node.op() instanceof Storage storage
        && (storage.kind() == Storage.Kind.VARIABLE || storage.kind() == Storage.Kind.STATE)
        && cells.containsKey(cell(storage).path())) {
      return builder.source(cell(storage), node.type());
    }
    if (node.inputs().isEmpty()) {
      return builder.source(node.op(), node.type());
    }
    return builder.node(node.op(), node.inputs().stream().map(changed::get).toList());
  }
}
