package dev.nnc.compiler.check.value;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls of definitions under way, and the path to where they stand: what variables made there
 * are called, and where a mistake in the library is shown.
 */
public final class CallStack {
  /** Deeper calls of definitions than this are taken for endless ones. */
  public static final int DEEPEST = 200;

  /** Calls that a message names. */
  private static final int MOST_SHOWN = 5;

  /**
   * A definition being evaluated.
   *
   * @param bound what its parameters were given, by their names
   */
  public record Frame(
      Span call, String name, List<Value.Argument> arguments, Map<String, Value.Argument> bound) {

    /** The user's own text for a parameter that a definition of the library is wrong with. */
    private Optional<Span> given(Span parameter) {
      return Optional.ofNullable(bound.get(parameter.text()))
          .map(Value.Argument::span)
          .filter(span -> !span.source().isLibrary());
    }
  }

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<CallNumbers> numbers = new ArrayDeque<>();
  private final Map<String, Integer> counters = new HashMap<>();
  private int calledAt;
  private Value.@Nullable Layer layer;

  CallStack() {
    numbers.push(CallNumbers.NONE);
  }

  // ---------------------------------------------------------------- calls

  public int depth() {
    return frames.size();
  }

  public void enter(Frame frame) {
    if (frames.isEmpty()) {
      calledAt = path.size() - 1;
    }
    frames.push(frame);
  }

  public void leave() {
    frames.pop();
  }

  /** The innermost call of a definition, or null outside of all. */
  public @Nullable Frame frame() {
    return frames.peek();
  }

  /** The innermost call that stands in the user's own text. */
  public @Nullable Frame userFrame() {
    for (Frame frame : frames) {
      if (!frame.call.source().isLibrary()) {
        return frame;
      }
    }
    return null;
  }

  /** What happens inside the library is shown at the call that led there. */
  Diagnostic relocated(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    Frame user = userFrame();
    if (span == null || !span.source().isLibrary() || user == null) {
      return diagnostic;
    }
    boolean direct = !frames.element().call.source().isLibrary();
    Optional<Span> argument = direct ? user.given(span) : Optional.empty();
    if (argument.isPresent()) {
      return diagnostic.at(argument.get());
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
    return moved.note("inside the library's `" + innermost() + "`: " + span.oneLine());
  }

  /** Places inside the library become the user's while the calls are still known, and are told. */
  public Problem located(Problem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    return diagnostic == null || problem.isLocated()
        ? problem
        : Problem.located(traced(relocated(diagnostic)));
  }

  /** The same with the calls of the user's definitions that led there, the innermost first. */
  private Diagnostic traced(Diagnostic diagnostic) {
    Span place = diagnostic.span();
    List<String> calls =
        frames.stream()
            .filter(frame -> !frame.call.source().isLibrary() && !contains(frame.call, place))
            .map(frame -> "`" + frame.name + "` in " + line(frame.call, place))
            .distinct()
            .toList();
    if (calls.isEmpty()) {
      return diagnostic;
    }
    String more = calls.size() > MOST_SHOWN ? ", and so on" : "";
    List<String> shown = calls.subList(0, Math.min(calls.size(), MOST_SHOWN));
    return diagnostic.note("in the call of " + String.join(", in that of ", shown) + more);
  }

  private static String line(Span call, @Nullable Span place) {
    String line = "line " + call.source().line(call.start());
    return place != null && place.source() == call.source()
        ? line
        : line + " of " + call.source().name();
  }

  private static boolean contains(Span call, @Nullable Span place) {
    return place != null
        && call.source() == place.source()
        && call.start() <= place.start()
        && place.end() <= call.end();
  }

  /** The place itself, or, inside the library, the user's call that led there. */
  Span shown(Span span) {
    Frame user = userFrame();
    return span.source().isLibrary() && user != null ? user.call : span;
  }

  private String innermost() {
    Frame frame = frames.peek();
    return frame == null ? "" : frame.name;
  }

  // ---------------------------------------------------------------- paths

  public void push(String segment) {
    path.addLast(segment);
  }

  public void pop() {
    path.removeLast();
  }

  /** The path of a name here: {@code h/0/block/dense/weight}. */
  public String path(String name) {
    StringBuilder full = new StringBuilder();
    path.forEach(segment -> full.append(segment).append('/'));
    return full.append(name).toString();
  }

  /** The path of what is made here. */
  public String path() {
    return String.join("/", path);
  }

  public CallNumbers numbers() {
    return numbers.element();
  }

  public void pushNumbers(CallNumbers count) {
    numbers.push(count);
  }

  public void popNumbers() {
    numbers.pop();
  }

  /** Counts how often a name is met: 0, 1, … */
  public int count(String name) {
    return counters.merge(name, 1, Integer::sum) - 1;
  }

  /** The layer whose variables are shared by what is evaluated now, or null. */
  public Value.@Nullable Layer layer() {
    return layer;
  }

  /**
   * Paths begin anew inside a layer, at its own, and so do their numbers: calls share variables.
   */
  public void inLayer(Value.@Nullable Layer inner, Runnable body) {
    Value.Layer before = layer;
    List<String> outside = List.copyOf(path);
    Map<String, Integer> counted = Map.copyOf(counters);
    layer = inner;
    path.clear();
    counters.clear();
    if (inner != null) {
      path.add(inner.path());
    }
    try {
      body.run();
    } finally {
      layer = before;
      put(path, outside);
      counters.clear();
      counters.putAll(counted);
    }
  }

  /**
   * What a reader calls a value: inside a call the binding that the call is made for and the local
   * name, {@code hidden/z}, or for a result the definition's, {@code loss/softmax}.
   */
  public String name(String local) {
    Frame innermost = frames.peek();
    if (innermost == null) {
      return path(local);
    }
    List<String> binding = path.stream().limit(calledAt).toList();
    String last = local.equals("result") ? innermost.name : local;
    return binding.isEmpty() ? last : String.join("/", binding) + "/" + last;
  }

  // ---------------------------------------------------------------- before and after

  /** All of it at one time. */
  record Saved(
      Map<String, Integer> counters,
      List<String> path,
      List<Frame> frames,
      List<CallNumbers> numbers,
      int calledAt) {}

  Saved save() {
    return new Saved(
        new HashMap<>(counters),
        List.copyOf(path),
        List.copyOf(frames),
        List.copyOf(numbers),
        calledAt);
  }

  /** Makes all be as it was when it was saved. */
  void restore(Saved saved) {
    counters.clear();
    counters.putAll(saved.counters);
    put(path, saved.path);
    put(frames, saved.frames);
    put(numbers, saved.numbers);
    calledAt = saved.calledAt;
  }

  private static <T> void put(Deque<T> into, List<T> values) {
    into.clear();
    into.addAll(values);
  }
}
