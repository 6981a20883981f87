package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is being made of one model in one mode: its nodes, storage, paths and calls under way. */
public final class Context {
  /**
   * What a model is elaborated for.
   *
   * @param training or else use
   * @param averaging what the training does about moving averages of variables
   */
  public record Mode(boolean training, Averaging averaging) {
    public static final Mode USE = new Mode(false, Averaging.NONE);

    /** Whether there are averages. */
    public boolean keepsAverages() {
      return averaging != Averaging.NONE;
    }

    /** Whether outputs and metrics use averages in the place of variables. */
    public boolean usesAverages() {
      return averaging == Averaging.USED;
    }
  }

  /** Whether there are averages of variables, and whether they stand for them in use. */
  public enum Averaging {
    NONE,
    KEPT,
    USED
  }

  private final GraphBuilder builder = new GraphBuilder();
  private final Diagnostics diagnostics;
  private final DType real;
  private final Mode mode;

  private final Map<String, Program.Cell> cells = new LinkedHashMap<>();
  private final Map<String, Node> cellNodes = new LinkedHashMap<>();
  private final Map<String, Node> initial = new LinkedHashMap<>();
  private final Map<Node, Node> updates = new LinkedHashMap<>();
  private final List<Node> penalties = new ArrayList<>();
  private final Map<String, Long> classes = new HashMap<>();
  private final Map<String, TensorType> layers = new HashMap<>();

  private final Map<Node, Span> places = new HashMap<>();
  private long declarations;

  private final Set<Ast.Definition> called = new HashSet<>();

  private final Looks looks = new Looks();
  private final CallStack stack = new CallStack();

  private boolean keepsSlots;
  private @Nullable Node shiftedStep;
  private @Nullable Initial initialized;

  public Context(Diagnostics diagnostics, DType real, Mode mode) {
    this.diagnostics = diagnostics;
    this.real = real;
    this.mode = mode;
  }

  /**
   * What gets its first value.
   *
   * @param path of the variable, state or slot
   */
  public record Initial(String path, DType dtype) {}

  // ---------------------------------------------------------------- what is made

  public GraphBuilder builder() {
    return builder;
  }

  public Diagnostics diagnostics() {
    return diagnostics;
  }

  public DType real() {
    return real;
  }

  public Mode mode() {
    return mode;
  }

  public Map<String, Program.Cell> cells() {
    return cells;
  }

  public Map<String, Node> cellNodes() {
    return cellNodes;
  }

  public Map<String, Node> initial() {
    return initial;
  }

  public Map<Node, Node> updates() {
    return updates;
  }

  public List<Node> penalties() {
    return penalties;
  }

  public Map<String, Long> classes() {
    return classes;
  }

  /** Where the user first named a value. */
  Map<Node, Span> places() {
    return places;
  }

  /** The definitions that were called. */
  public Set<Ast.Definition> called() {
    return called;
  }

  /** What schedules look at. */
  public Looks looks() {
    return looks;
  }

  /** The calls under way, and the path to where they stand. */
  public CallStack stack() {
    return stack;
  }

  /** What the value that is evaluated is the first of, or null. */
  public @Nullable Initial initialized() {
    return initialized;
  }

  /** Says what is evaluated from now on; gives back what was before. */
  public @Nullable Initial initialize(@Nullable Initial what) {
    Initial before = initialized;
    initialized = what;
    return before;
  }

  // ---------------------------------------------------------------- messages

  /** Reports a problem at the user's own text, unless it follows from another. */
  public void report(Problem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    if (diagnostic != null) {
      diagnostics.report(stack.relocated(diagnostic));
    }
  }

  /** What evaluating changes, but for nodes. */
  record Saved(
      Map<String, Program.Cell> cells,
      Map<String, Node> cellNodes,
      Map<String, Node> initial,
      Map<Node, Node> updates,
      List<Node> penalties,
      CallStack.Saved stack) {}

  Saved save() {
    return new Saved(
        new LinkedHashMap<>(cells),
        new LinkedHashMap<>(cellNodes),
        new LinkedHashMap<>(initial),
        new LinkedHashMap<>(updates),
        List.copyOf(penalties),
        stack.save());
  }

  /** Makes all be as it was when it was saved. */
  void restore(Saved saved) {
    put(cells, saved.cells);
    put(cellNodes, saved.cellNodes);
    put(initial, saved.initial);
    put(updates, saved.updates);
    penalties.clear();
    penalties.addAll(saved.penalties);
    stack.restore(saved.stack);
  }

  /** What something evaluates to, whose variables are not wanted. */
  public Value undone(java.util.function.Supplier<Value> evaluation) {
    Saved before = save();
    try {
      return evaluation.get();
    } finally {
      restore(before);
    }
  }

  private static <K, V> void put(Map<K, V> into, Map<K, V> values) {
    into.clear();
    into.putAll(values);
  }

  /** Remembers where the user names a value. */
  public void place(Value value, Span span) {
    if (value instanceof Value.Tensor tensor && !span.source().isLibrary()) {
      places.putIfAbsent(tensor.node(), span);
    }
  }

  /** What calls that made variables gave, by their paths. */
  public Map<String, TensorType> layers() {
    return layers;
  }

  /** How many variables and states were declared, those of layers at each call. */
  public long declarations() {
    return declarations;
  }

  public void countDeclaration() {
    declarations++;
  }

  /** Makes storage with an initial value. */
  public Node store(Storage storage, TensorType type, Node value, Span span) {
    String stored = storage.path();
    if (cells.containsKey(stored)) {
      throw Problem.of(
          Code.DUPLICATE_NAME,
          span,
          "there is a variable \"" + stored + "\" already",
          "bind the second one to another name");
    }
    Span shown = stack.shown(span);
    Node node = builder.source(storage, type);
    cells.put(stored, new Program.Cell(storage, type, shown));
    cellNodes.put(stored, node);
    initial.put(stored, value);
    return node;
  }

  // ---------------------------------------------------------------- nodes

  /** What nodes made now are part of. */
  public void origin(String name, Span span) {
    Span shown = stack.shown(span);
    builder.setOrigins(Set.of(new Origin(stack.name(name), shown)));
  }

  public Node clock(Clock.Reading reading) {
    if (reading == Clock.Reading.STEP && shiftedStep != null) {
      return shiftedStep;
    }
    return builder.source(new Clock(reading), TensorType.scalar(DType.FLOAT64));
  }

  /** Evaluates with another clock, as the later parts of a chain of schedules do. */
  public Value withStep(Node step, java.util.function.Supplier<Value> body) {
    Node before = shiftedStep;
    shiftedStep = step;
    try {
      return body.get();
    } finally {
      shiftedStep = before;
    }
  }

  /** Evaluates what belongs to an optimizer: its states are slots. */
  public Value keepingSlots(java.util.function.Supplier<Value> body) {
    keepsSlots = true;
    try {
      return body.get();
    } finally {
      keepsSlots = false;
    }
  }

  /** What a state of a definition is kept as. */
  public Storage.Kind state() {
    return keepsSlots ? Storage.Kind.SLOT : Storage.Kind.STATE;
  }

  /** The element type of a type's keyword. */
  public @Nullable DType dtype(String keyword) {
    return switch (keyword) {
      case "float" -> real;
      case "double" -> DType.FLOAT64;
      case "int" -> DType.INT32;
      case "bool" -> DType.BOOL;
      default -> null;
    };
  }
}
