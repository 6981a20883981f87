package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.FloatLanes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Calls of the loops of a generated class on small arrays, to have them compiled.
 *
 * <p>How long the arrays must be is found out with the plain loops. A vector operation that is
 * given an index out of bounds costs more than itself: from then on C2 trusts no check of an index
 * in the whole Java machine, leaves all of them inside of the loops, and products take twice their
 * time.
 */
final class LoopSamples {
  /** For sizes and offsets: some whole vectors, and elements left over. */
  private static final int SIZE = 4 * FloatLanes.LENGTH + 5;

  private static final int FIRST_LENGTH = 1 << 16;

  private static final int MOST_LENGTH = 1 << 20;

  private final SampleArrays arrays = new SampleArrays();

  private LoopSamples() {}

  /**
   * One for each loop that can be run on small arrays, in the order of their names.
   *
   * @param loops in lanes
   * @param plain those in plain Java, of a class that declares the same methods
   */
  static List<Runnable> of(MethodHandles.Lookup near, Object loops, Object plain) {
    Method[] methods = loops.getClass().getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toString));
    LoopSamples all = new LoopSamples();
    List<Runnable> samples = new ArrayList<>();
    for (Method method : methods) {
      if (!method.isSynthetic()) {
        MethodHandle twin = handle(near, twin(method, plain)).bindTo(plain);
        all.arguments(twin)
            .map(arguments -> new Sample(spread(handle(near, method).bindTo(loops)), arguments))
            .ifPresent(samples::add);
      }
    }
    return samples;
  }

  private static Method twin(Method method, Object plain) {
    try {
      return plain.getClass().getDeclaredMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("no plain loop is like " + method, impossible);
    }
  }

  private static MethodHandle handle(MethodHandles.Lookup near, Method method) {
    try {
      return near.unreflect(method);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("cannot call " + method, impossible);
    }
  }

  /** Empty if arrays of a moderate length are too short for it. */
  private Optional<Object[]> arguments(MethodHandle plain) {
    MethodHandle call = spread(plain);
    for (int length = FIRST_LENGTH; length <= MOST_LENGTH; length *= 4) {
      try {
        Object[] arguments = arguments(plain, length);
        new Sample(call, arguments).run();
        return Optional.of(arguments);
      } catch (IndexOutOfBoundsException tooShort) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static MethodHandle spread(MethodHandle loop) {
    return loop.asType(loop.type().changeReturnType(void.class))
        .asSpreader(Object[].class, loop.type().parameterCount());
  }

  private Object[] arguments(MethodHandle loop, int length) {
    Object[] arguments = new Object[loop.type().parameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(loop.type().parameterType(i), length, i);
    }
    return arguments;
  }

  private Object argument(Class<?> type, int length, int position) {
    if (type.isArray()) {
      return arrays.get(type.getComponentType(), length, position);
    }
    if (type == boolean.class) {
      return true;
    }
    return type == int.class ? SIZE : type == float.class ? (Object) 1f : (Object) 1.0;
  }

  private record Sample(MethodHandle call, Object[] arguments) implements Runnable {
    @Override
    public void run() {
      try {
        call.invokeExact(arguments);
      } catch (RuntimeException | Error thrown) {
        throw thrown;
      } catch (Throwable impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
