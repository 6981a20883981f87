package dev.nnc.compiler.check;

import dev.nnc.compiler.ir.GraphBuilder;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.ir.Origin;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Clock;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is being made of one model in one mode: its nodes, storage, paths and calls under way. */
final class Context {
  /** Deeper calls of definitions than this are taken for endless ones. */
  static final int DEEPEST_CALL = 200;

  /**
   * What a model is elaborated for.
   *
   * @param training or else use
   * @param averages whether the training keeps moving averages of variables
   */
  record Mode(boolean training, boolean averages) {
    static final Mode USE = new Mode(false, false);
  }

  /** A definition being evaluated. */
  record Frame(Span call, String name, List<Value.Argument> arguments) {}

  final GraphBuilder builder = new GraphBuilder();
  final Diagnostics diagnostics;
  final DType real;
  final Mode mode;

  final Map<String, Program.Cell> cells = new LinkedHashMap<>();
  final Map<String, Node> cellNodes = new LinkedHashMap<>();
  final Map<String, Node> initial = new LinkedHashMap<>();
  final Map<Node, Node> updates = new LinkedHashMap<>();
  final List<Node> penalties = new ArrayList<>();
  final Map<String, Long> classes = new HashMap<>();

  /** Where the user first named a value. */
  final Map<Node, Span> places = new HashMap<>();

  /** The definitions that were called. */
  final Set<Ast.Definition> called = new HashSet<>();

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<CallNumbers> numbers = new ArrayDeque<>();
  private final Map<String, Integer> counters = new HashMap<>();

  /** What schedules look at. */
  final Looks looks = new Looks();

  private int calledAt;
  private boolean keepsSlots;
  private @Nullable Node shiftedStep;
  private Value.@Nullable Layer layer;

  Context(Diagnostics diagnostics, DType real, Mode mode) {
    this.diagnostics = diagnostics;
    this.real = real;
    this.mode = mode;
    numbers.push(CallNumbers.NONE);
  }

  // ---------------------------------------------------------------- messages

  /** Reports a problem at the user's own text, unless it follows from another. */
  void report(Problem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    if (diagnostic != null) {
      diagnostics.report(relocated(diagnostic));
    }
  }

  /** What happens inside the library is shown at the call that led there. */
  Diagnostic relocated(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    Frame user = userFrame();
    if (span == null || !span.source().isLibrary() || user == null) {
      return diagnostic;
    }
    String label = diagnostic.label();
    Diagnostic moved =
        new Diagnostic(
            diagnostic.code(),
            InLibrary.message(diagnostic, user),
            user.call,
            label.isEmpty() ? "in this call of `" + user.name + "`" : label,
            diagnostic.related(),
            diagnostic.notes(),
            InLibrary.helps(diagnostic, user));
    return moved.note("inside the library's `" + innermost() + "`: " + oneLine(span.text()));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private String innermost() {
    Frame frame = frames.peek();
    return frame == null ? "" : frame.name;
  }

  /** The innermost call of a definition, or null outside of all. */
  @Nullable Frame frame() {
    return frames.peek();
  }

  /** The innermost call that stands in the user's own text. */
  @Nullable Frame userFrame() {
    for (Frame frame : frames) {
      if (!frame.call.source().isLibrary()) {
        return frame;
      }
    }
    return null;
  }

  /** What evaluating changes, but for nodes. */
  record Saved(
      Map<String, Program.Cell> cells,
      Map<String, Node> cellNodes,
      Map<String, Node> initial,
      Map<Node, Node> updates,
      Map<String, Integer> counters,
      List<String> path,
      List<Frame> frames,
      List<CallNumbers> numbers,
      int calledAt) {}

  Saved save() {
    return new Saved(
        new LinkedHashMap<>(cells),
        new LinkedHashMap<>(cellNodes),
        new LinkedHashMap<>(initial),
        new LinkedHashMap<>(updates),
        new HashMap<>(counters),
        List.copyOf(path),
        List.copyOf(frames),
        List.copyOf(numbers),
        calledAt);
  }

  /** Makes all be as it was when it was saved. */
  void restore(Saved saved) {
    put(cells, saved.cells);
    put(cellNodes, saved.cellNodes);
    put(initial, saved.initial);
    put(updates, saved.updates);
    put(counters, saved.counters);
    put(path, saved.path);
    put(frames, saved.frames);
    put(numbers, saved.numbers);
    calledAt = saved.calledAt;
  }

  private static <K, V> void put(Map<K, V> into, Map<K, V> values) {
    into.clear();
    into.putAll(values);
  }

  private static <T> void put(Deque<T> into, List<T> values) {
    into.clear();
    into.addAll(values);
  }

  // ---------------------------------------------------------------- calls and paths

  int depth() {
    return frames.size();
  }

  void enter(Frame frame) {
    if (frames.isEmpty()) {
      calledAt = path.size() - 1;
    }
    frames.push(frame);
  }

  void leave() {
    frames.pop();
  }

  /** Remembers where the user names a value. */
  void place(Value value, Span span) {
    if (value instanceof Value.Tensor tensor && !span.source().isLibrary()) {
      places.putIfAbsent(tensor.node(), span);
    }
  }

  void push(String segment) {
    path.addLast(segment);
  }

  void pop() {
    path.removeLast();
  }

  /** The path of a name here: {@code h/0/block/dense/weight}. */
  String path(String name) {
    StringBuilder full = new StringBuilder();
    path.forEach(segment -> full.append(segment).append('/'));
    return full.append(name).toString();
  }

  CallNumbers numbers() {
    return numbers.element();
  }

  void pushNumbers(CallNumbers count) {
    numbers.push(count);
  }

  void popNumbers() {
    numbers.pop();
  }

  /** Counts how often a name is met: 0, 1, … */
  int count(String name) {
    return counters.merge(name, 1, Integer::sum) - 1;
  }

  /** The layer whose variables are shared by what is evaluated now, or null. */
  Value.@Nullable Layer layer() {
    return layer;
  }

  /** Paths begin anew inside a layer, at its own. */
  void inLayer(Value.@Nullable Layer inner, Runnable body) {
    Value.Layer before = layer;
    List<String> outside = List.copyOf(path);
    layer = inner;
    path.clear();
    if (inner != null) {
      path.add(inner.path());
    }
    try {
      body.run();
    } finally {
      layer = before;
      path.clear();
      path.addAll(outside);
    }
  }

  // ---------------------------------------------------------------- nodes

  /** What nodes made now are part of. */
  void origin(String name, Span span) {
    Frame user = userFrame();
    Span shown = span.source().isLibrary() && user != null ? user.call : span;
    builder.setOrigins(Set.of(new Origin(name(name), shown)));
  }

  /**
   * What a reader calls a value: inside a call the binding that the call is made for and the local
   * name, {@code hidden/z}, or for a result the definition's, {@code loss/softmax}.
   */
  String name(String local) {
    Frame innermost = frames.peek();
    if (innermost == null) {
      return path(local);
    }
    List<String> binding = path.stream().limit(calledAt).toList();
    String last = local.equals("result") ? innermost.name : local;
    return binding.isEmpty() ? last : String.join("/", binding) + "/" + last;
  }

  Node clock(Clock.Reading reading) {
    if (reading == Clock.Reading.STEP && shiftedStep != null) {
      return shiftedStep;
    }
    return builder.source(new Clock(reading), TensorType.scalar(DType.FLOAT64));
  }

  /** Evaluates with another clock, as the later parts of a chain of schedules do. */
  Value withStep(Node step, java.util.function.Supplier<Value> body) {
    Node before = shiftedStep;
    shiftedStep = step;
    try {
      return body.get();
    } finally {
      shiftedStep = before;
    }
  }

  /** Evaluates what belongs to an optimizer: its states are slots. */
  Value keepingSlots(java.util.function.Supplier<Value> body) {
    keepsSlots = true;
    try {
      return body.get();
    } finally {
      keepsSlots = false;
    }
  }

  /** What a state of a definition is kept as. */
  Storage.Kind state() {
    return keepsSlots ? Storage.Kind.SLOT : Storage.Kind.STATE;
  }

  /** The element type of a type's keyword. */
  @Nullable DType dtype(String keyword) {
    return switch (keyword) {
      case "float" -> real;
      case "double" -> DType.FLOAT64;
      case "int" -> DType.INT32;
      case "bool" -> DType.BOOL;
      default -> null;
    };
  }

  /** How many steps a span of time is, a scalar in double precision. */
  Node steps(Value.Duration duration) {
    Arithmetic arithmetic = new Arithmetic(this);
    Node amount = arithmetic.constant(duration.amount(), TensorType.scalar(DType.FLOAT64));
    Ast.Unit unit = duration.unit();
    return switch (unit) {
      case STEPS -> amount;
      case EPOCHS ->
          builder.node(
              dev.nnc.compiler.ops.Elementwise.MULTIPLY,
              amount,
              clock(Clock.Reading.STEPS_PER_EPOCH));
      case SAMPLES ->
          builder.node(
              dev.nnc.compiler.ops.Elementwise.DIVIDE, amount, clock(Clock.Reading.BATCH_SIZE));
    };
  }
}
