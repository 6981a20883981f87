package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which temporary buffers share an array. A buffer is live from its first write to its last read, a
 * result to the end of its routine; routines run one after the other and share all arrays.
 */
public final class BufferPlan {
  private final List<Slot> slots = new ArrayList<>();
  private final Map<Buffer, Slot> slotOf = new HashMap<>();
  private final Set<Slot> kept = new HashSet<>();

  /** An array and what it holds, one after the other. */
  public static final class Slot {
    private final DType dtype;
    private final Dim elements;
    private final List<Buffer> occupants = new ArrayList<>();

    Slot(DType dtype, Dim elements) {
      this.dtype = dtype;
      this.elements = elements;
    }

    public DType dtype() {
      return dtype;
    }

    public Dim elements() {
      return elements;
    }

    public List<Buffer> occupants() {
      return occupants;
    }
  }

  /** Arrays to choose from while one routine is planned. */
  private final class Pool {
    private final Map<Dim, Map<DType, Deque<Slot>>> dynamic = new HashMap<>();
    private final Map<DType, TreeMap<Long, Deque<Slot>>> fixed = new HashMap<>();

    void free(Slot slot) {
      queue(slot).push(slot);
    }

    private Deque<Slot> queue(Slot slot) {
      return slot.elements.isFixed()
          ? fixed
              .computeIfAbsent(slot.dtype, k -> new TreeMap<>())
              .computeIfAbsent(slot.elements.size(), k -> new ArrayDeque<>())
          : dynamic
              .computeIfAbsent(slot.elements, k -> new HashMap<>())
              .computeIfAbsent(slot.dtype, k -> new ArrayDeque<>());
    }

    Slot take(Buffer buffer) {
      Deque<Slot> queue = fitting(buffer);
      if (!queue.isEmpty()) {
        return queue.pop();
      }
      Slot slot = new Slot(buffer.dtype(), buffer.elements());
      slots.add(slot);
      return slot;
    }

    /** Free arrays of the size; of a fixed size also larger ones, the smallest first. */
    private Deque<Slot> fitting(Buffer buffer) {
      if (!buffer.elements().isFixed()) {
        return queue(new Slot(buffer.dtype(), buffer.elements()));
      }
      TreeMap<Long, Deque<Slot>> sizes = fixed.getOrDefault(buffer.dtype(), new TreeMap<>());
      for (Deque<Slot> queue : sizes.tailMap(buffer.elements().size(), true).values()) {
        if (!queue.isEmpty()) {
          return queue;
        }
      }
      return new ArrayDeque<>();
    }
  }

  private BufferPlan() {}

  /** Plans the memory of routines that never run at the same time. */
  public static BufferPlan of(Collection<Routine> routines) {
    return of(routines, List.of());
  }

  /**
   * Plans the memory of routines that never run at the same time.
   *
   * @param lasting what no routine may write over but the one that computes it
   */
  public static BufferPlan of(Collection<Routine> routines, Collection<Buffer> lasting) {
    BufferPlan plan = new BufferPlan();
    for (Routine routine : routines) {
      plan.add(routine);
      lasting.stream().map(plan.slotOf::get).filter(Objects::nonNull).forEach(plan.kept::add);
    }
    return plan;
  }

  public List<Slot> slots() {
    return slots;
  }

  /** The arrays that no other routine needs, in their order. */
  public Set<Slot> ownedBy(Routine routine) {
    Set<Buffer> own = new HashSet<>();
    routine.kernels().forEach(kernel -> own.addAll(kernel.writes()));
    Set<Slot> owned = new LinkedHashSet<>(slots);
    owned.removeIf(slot -> !own.containsAll(slot.occupants()));
    return owned;
  }

  /** The array of a temporary buffer. */
  public Slot slot(Buffer buffer) {
    return Objects.requireNonNull(slotOf.get(buffer));
  }

  private static boolean isTemporary(Buffer buffer) {
    return buffer.kind() == Buffer.Kind.TEMPORARY;
  }

  private void add(Routine routine) {
    Pool pool = new Pool();
    for (int i = slots.size() - 1; i >= 0; i--) {
      if (!kept.contains(slots.get(i))) {
        pool.free(slots.get(i));
      }
    }
    Map<Buffer, Integer> lastUse = lastUse(routine);
    for (int position = 0; position < routine.kernels().size(); position++) {
      Kernel kernel = routine.kernels().get(position);
      Set<Buffer> dying = new HashSet<>();
      for (Buffer buffer : kernel.buffers()) {
        if (isTemporary(buffer) && lastUse.getOrDefault(buffer, -1) == position) {
          dying.add(buffer);
        }
      }
      place(kernel, dying, pool);
      kernel.buffers().stream().filter(dying::remove).forEach(buffer -> pool.free(slot(buffer)));
    }
  }

  private static Map<Buffer, Integer> lastUse(Routine routine) {
    Map<Buffer, Integer> last = new HashMap<>();
    for (int position = 0; position < routine.kernels().size(); position++) {
      for (Buffer buffer : routine.kernels().get(position).buffers()) {
        last.put(buffer, position);
      }
    }
    routine.results().values().forEach(buffer -> last.put(buffer, Integer.MAX_VALUE));
    return last;
  }

  private void place(Kernel kernel, Set<Buffer> dying, Pool pool) {
    Map<Buffer, Buffer> inPlace = InPlace.pairs(kernel, dying);
    for (Buffer buffer : new LinkedHashSet<>(kernel.writes())) {
      if (isTemporary(buffer) && !slotOf.containsKey(buffer)) {
        Buffer replaced = inPlace.get(buffer);
        Slot slot = replaced == null ? pool.take(buffer) : slot(replaced);
        if (replaced != null) {
          dying.remove(replaced);
        }
        slotOf.put(buffer, slot);
        slot.occupants.add(buffer);
      }
    }
  }

  /** Which values a kernel may write over what it reads. */
  private static final class InPlace {
    private final Map<Buffer, Buffer> pairs = new LinkedHashMap<>();
    private final Set<Buffer> dying;

    private InPlace(Set<Buffer> dying) {
      this.dying = new LinkedHashSet<>(dying);
    }

    static Map<Buffer, Buffer> pairs(Kernel kernel, Set<Buffer> dying) {
      InPlace inPlace = new InPlace(dying);
      List<Kernel> parts = kernel.parts();
      for (int i = 0; i < parts.size(); i++) {
        Kernel.Method loop = loop(parts.get(i));
        if (loop != null) {
          inPlace.pair(loop, free(parts, i));
        }
      }
      return inPlace.pairs;
    }

    /** What one kernel reads and others only before it, where they compute. */
    private static Set<Buffer> free(List<Kernel> parts, int kernel) {
      Set<Buffer> free = new LinkedHashSet<>(parts.get(kernel).reads());
      parts.subList(kernel + 1, parts.size()).forEach(later -> free.removeAll(later.buffers()));
      parts.subList(0, kernel).forEach(earlier -> free.removeIf(b -> !isHere(earlier, b)));
      if (parts.get(kernel) instanceof Kernel.Product product) {
        free.removeAll(List.of(product.a(), product.b(), product.out()));
      }
      return free;
    }

    private static boolean isHere(Kernel kernel, Buffer buffer) {
      return !(kernel instanceof Kernel.Method method) || isReadHere(method, buffer);
    }

    private void pair(Kernel.Method loop, Set<Buffer> free) {
      Affine here = Affine.identity(loop.body().axes());
      free.retainAll(dying);
      free.removeIf(buffer -> !isReadHere(loop, buffer));
      for (Body.Store store : loop.body().stores()) {
        Buffer target = loop.arguments().get(store.argument());
        if (isTemporary(target) && store.index().equals(here)) {
          free.stream()
              .filter(candidate -> fits(candidate, target))
              .findFirst()
              .ifPresent(
                  candidate -> {
                    pairs.put(target, candidate);
                    free.remove(candidate);
                    dying.remove(candidate);
                  });
        }
      }
    }

    private static Kernel.@Nullable Method loop(Kernel kernel) {
      if (kernel instanceof Kernel.Reduction sums && sums.body().byRows()) {
        return sums;
      }
      return kernel instanceof Kernel.Product product
          ? product.edge()
          : kernel instanceof Kernel.Loop loop ? loop : null;
    }

    private static boolean fits(Buffer candidate, Buffer target) {
      return candidate.dtype() == target.dtype() && candidate.elements().equals(target.elements());
    }

    private static boolean isReadHere(Kernel.Method kernel, Buffer buffer) {
      Affine here = Affine.identity(kernel.body().axes());
      int argument = kernel.arguments().indexOf(buffer);
      for (Instruction instruction : kernel.body().instructions()) {
        if (instruction instanceof Instruction.Load load
            && load.argument() == argument
            && !load.index().equals(here)) {
          return false;
        }
      }
      return true;
    }
  }
}
