package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.FloatLanes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the loops of a generated class on small arrays of zeros, to have them compiled. */
final class LoopSamples {
  /** For sizes and offsets: some whole vectors, and elements left over. */
  private static final int SIZE = 4 * FloatLanes.LENGTH + 5;

  private static final int FIRST_LENGTH = 1 << 16;
  private static final int MOST_LENGTH = 1 << 20;

  private LoopSamples() {}

  /** One for each loop that can be run on small arrays, in the order of their names. */
  static List<Runnable> of(MethodHandles.Lookup near, Object loops) {
    Method[] methods = loops.getClass().getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toString));
    List<Runnable> samples = new ArrayList<>();
    for (Method method : methods) {
      Runnable sample = method.isSynthetic() ? null : of(handle(near, method).bindTo(loops));
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
  private static @Nullable Runnable of(MethodHandle loop) {
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

  private static Object[] arguments(MethodHandle loop, int length) {
    return loop.type().parameterList().stream().map(type -> argument(type, length)).toArray();
  }

  private static Object argument(Class<?> type, int length) {
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), length);
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
