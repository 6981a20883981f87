package dev.nnc.compiler.check.builtin;

import dev.nnc.compiler.check.advice.ElementLimit;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Builtin;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Evaluator;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ops.FileArray;
import dev.nnc.compiler.ops.Permute;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.file.ArrayFile;
import dev.nnc.runtime.session.StoredValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Initializers that read a file, and those that are transposed. */
public final class FileCalls {
  private static final int SHAPE = 0;
  private static final int FILE = 1;
  private static final int NAME = 2;

  private static final Builtin TRANSPOSED =
      Builtin.of("transpose", 1, FileCalls::drawTransposed, "shape", "initializer");

  private FileCalls() {}

  /** What {@code npz(shape, "weights.npz", "hidden.kernel")} does. */
  static Builtin.Body reader(ArrayFile kind) {
    return call -> call.value(SHAPE) instanceof Value.Text ? later(call) : read(kind, call);
  }

  /** The texts alone: the shape comes from what is to be initialized. */
  private static Value later(Builtin.Arguments call) {
    if (call.builtin().parameters().size() <= NAME) {
      throw Problem.of(
          Code.TOO_MANY_ARGUMENTS,
          call.span(FILE),
          "`npy` takes no further argument: its file holds one array, without a name",
          "several arrays are in files of npz(…) and safetensors(…)");
    }
    List<Value.Argument> texts = new ArrayList<>();
    for (int i = 0; i < NAME; i++) {
      String parameter = call.builtin().parameters().get(i + 1).name();
      texts.add(new Value.Argument(parameter, call.value(i), call.span(i)));
    }
    return new Value.Partial(new Value.Primitive(call.builtin()), texts, call.call(), "shape");
  }

  private static Value read(ArrayFile kind, Builtin.Arguments call) {
    Context context = call.context();
    Context.Initial initial = context.initialized();
    String file = text(call, FILE, "the path of a file");
    if (initial == null) {
      throw notInitial(call, file);
    }
    String otherwise = kind.hasNames() ? initial.path() : "";
    boolean named = kind.hasNames() && call.given(NAME);
    String name = named ? text(call, NAME, "the name of an array") : otherwise;
    Shape shape = MovementCalls.shape(call, SHAPE);
    TensorType type = new TensorType(initial.dtype(), shape);
    requireFixed(call, type, file);
    StoredValue value = new StoredValue(kind, file, name, initial.path());
    return new Value.Tensor(context.builder().source(new FileArray(value), type));
  }

  /** The call that reads a file of a name, if its ending tells. */
  public static Optional<String> reading(String file) {
    return Stream.of(ArrayFile.values())
        .filter(kind -> file.endsWith("." + kind.word()))
        .map(kind -> kind.word() + "(\"" + file + "\")")
        .findFirst();
  }

  private static void requireFixed(Builtin.Arguments call, TensorType type, String file) {
    if (!type.shape().isFixed()) {
      throw Problem.of(
          Code.BAD_DIMENSION,
          call.call(),
          "the shape of what a file holds must be known when compiling, and this is " + type,
          "use fixed dimensions");
    }
    ElementLimit.require(type.shape(), call.call(), file);
  }

  private static String text(Builtin.Arguments call, int index, String what) {
    Value value = call.value(index);
    if (value instanceof Value.Text text && !text.value().isBlank()) {
      return text.value();
    }
    throw Problem.of(
        Code.WRONG_TYPE,
        call.span(index),
        "`" + call.builtin().name() + "` needs " + what + ", and this is " + Describe.of(value),
        "for example ~ " + example(call.builtin()));
  }

  private static String example(Builtin builtin) {
    String array = builtin.parameters().size() > NAME ? ", \"hidden.weight\")" : ")";
    return builtin.name() + "(\"weights." + builtin.name() + "\"" + array;
  }

  private static Problem notInitial(Builtin.Arguments call, String file) {
    String name = call.builtin().name();
    return new Problem(
        Diagnostic.of(
                Code.WRONG_TYPE,
                call.call(),
                "`" + name + "` reads a file once, when a variable or a state gets its first value")
            .help(
                "declare what keeps it: state table : float[…] ~ " + name + "(\"" + file + "\")"));
  }

  /** Whether a function makes values of a shape that it is given first. */
  public static boolean isInitializer(Value value) {
    if (value instanceof Value.Partial partial) {
      return partial.missing().equals("shape");
    }
    if (value instanceof Value.Primitive primitive) {
      return primitive.builtin().parameters().get(0).name().equals("shape");
    }
    return value instanceof Value.Defined defined
        && !defined.overloads().get(0).parameters().isEmpty()
        && defined.overloads().get(0).parameters().get(0).name().name().equals("shape");
  }

  /** The initializer of transposed matrices, as other tools keep them. */
  static Value transposed(Value initializer, Span span) {
    Value.Argument argument = new Value.Argument("initializer", initializer, span);
    Value.Function function = new Value.Primitive(TRANSPOSED);
    return new Value.Partial(function, List.of(argument), span, "shape");
  }

  private static Value drawTransposed(Builtin.Arguments call) {
    List<Value> dims = new ArrayList<>();
    if (call.value(0) instanceof Value.Items items) {
      dims.addAll(items.elements());
    }
    int rank = dims.size();
    if (rank < 2) {
      throw Problem.of(
          Code.BAD_AXIS,
          call.call(),
          "`transpose` needs a matrix, and a value of " + rank + " dimensions is wanted here",
          "leave out transpose");
    }
    Collections.swap(dims, rank - 2, rank - 1);
    Evaluator evaluator = call.evaluator();
    Value.Argument shape = new Value.Argument(null, new Value.Items(dims), call.span(0));
    Value.Function initializer = (Value.Function) call.value(1);
    Value drawn = evaluator.apply(initializer, List.of(shape), call.call());
    return new Value.Tensor(
        Permute.transpose(call.builder(), evaluator.tensor(drawn, call.call())));
  }
}
