package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.FloatLanes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the loops of a generated class on small arrays, to have them compiled. */
final class LoopSamples {
  /** For sizes and offsets: some whole vectors, and elements left over. */
  private static final int SIZE = 4 * FloatLanes.LENGTH + 5;

  /**
   * Enough for most, as each attempt that ends early spoils what is known of how the loop runs when
   * it is compiled.
   */
  private static final int FIRST_LENGTH = 1 << 16;

  private static final int MOST_LENGTH = 1 << 20;

  private final SampleArrays arrays = new SampleArrays();

  private LoopSamples() {}

  /** One for each loop that can be run on small arrays, in the order of their names. */
  static List<Runnable> of(MethodHandles.Lookup near, Object loops) {
    Method[] methods = loops.getClass().getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toString));
    LoopSamples all = new LoopSamples();
    List<Runnable> samples = new ArrayList<>();
    for (Method method : methods) {
      Runnable sample = method.isSynthetic() ? null : all.of(handle(near, method).bindTo(loops));
      if (sample != null) {
        samples.add(sample);
      }
    }
    return samples;
  }

  private static MethodHandle handle(MethodHandles.Lookup near, Method method) {
    try {
      return near.unreflect(method);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("cannot call " + method, impossible);
    }
  }

  /** Null if arrays of a moderate length are too short for it. */
  private @Nullable Runnable of(MethodHandle loop) {
    MethodHandle call =
        loop.asType(loop.type().changeReturnType(void.class))
            .asSpreader(Object[].class, loop.type().parameterCount());
    for (int length = FIRST_LENGTH; length <= MOST_LENGTH; length *= 4) {
      try {
        Sample sample = new Sample(call, arguments(loop, length));
        sample.run();
        return sample;
      } catch (IndexOutOfBoundsException tooShort) {
        continue;
      }
    }
    return null;
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
