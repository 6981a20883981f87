package dev.nnc.runtime.kernel;

import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.lanes.WarmUp;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * Opens the loops of a generated class: in lanes where this machine has them, else in plain Java.
 */
public final class Twins {
  /** Classes whose loops are warmed up, or were; none is kept alive by that. */
  private static final Set<Class<?>> WARMED =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  private Twins() {}

  /** What would make loops faster here; empty where nothing would. */
  public static Optional<String> advice() {
    return Lanes.isModuleLoaded()
        ? Optional.empty()
        : Optional.of(
            "this Java runs without its vector instructions; "
                + (Lanes.isModuleInstalled()
                    ? "started with --add-modules " + Lanes.MODULE + " it trains"
                    : "one that has module " + Lanes.MODULE + " trains")
                + " several times as fast, with the same results");
  }

  /**
   * The loops in lanes, or the plain ones where lanes, or the class of that name, are missing.
   * Those in lanes are slow until they are compiled, so from now on a thread in the background runs
   * each on small arrays, once for all sessions of a class.
   *
   * @param near the generated class, which the other stands beside
   * @param inLanes the simple name of a class that extends the plain one
   * @param plain makes the plain loops
   */
  public static <K> K open(MethodHandles.Lookup near, String inLanes, Supplier<K> plain) {
    if (!Lanes.AVAILABLE || "off".equals(System.getProperty(Lanes.PROPERTY))) {
      return plain.get();
    }
    String packageName = near.lookupClass().getPackageName();
    String name = packageName.isEmpty() ? inLanes : packageName + "." + inLanes;
    try {
      readVectors(near);
      MethodHandle constructor =
          near.findConstructor(near.findClass(name), MethodType.methodType(void.class));
      @SuppressWarnings("unchecked")
      K made = (K) invoke(constructor);
      warmUp(near, made, plain);
      return made;
    } catch (ClassNotFoundException notWritten) {
      return plain.get();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make " + name, impossible);
    }
  }

  /** A module of the user's asks for what it uses itself, not for what is generated into it. */
  private static void readVectors(MethodHandles.Lookup near) throws ReflectiveOperationException {
    Module own = near.lookupClass().getModule();
    Module vectors = ModuleLayer.boot().findModule(Lanes.MODULE).orElseThrow();
    if (!own.canRead(vectors)) {
      // Only code of the module itself may say so, and the lookup stands for it.
      MethodHandle addReads =
          near.findVirtual(
              Module.class, "addReads", MethodType.methodType(Module.class, Module.class));
      invoke(addReads.bindTo(own).bindTo(vectors));
    }
  }

  private static void warmUp(MethodHandles.Lookup near, Object loops, Supplier<?> plain) {
    if (!WarmUp.isOff() && WARMED.add(loops.getClass())) {
      WarmUp.prepare(() -> LoopSamples.of(near, loops, plain.get()).forEach(WarmUp::start));
    }
  }

  private static Object invoke(MethodHandle handle) {
    try {
      return handle.invoke();
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
