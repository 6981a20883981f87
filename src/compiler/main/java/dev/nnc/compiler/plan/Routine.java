package dev.nnc.compiler.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is done for one request.
 *
 * @param kernels in order
 * @param results buffers by the names of results; where a result is no whole buffer of its own, as
 *     a placeholder's, the buffer it is a view of
 */
public record Routine(List<Kernel> kernels, Map<String, Buffer> results) {
  public Routine {
    kernels = List.copyOf(kernels);
  }

  /** What some of the results take. */
  public Routine part(Collection<String> names) {
    Map<String, Buffer> some = new HashMap<>(results);
    some.keySet().retainAll(names);
    Set<Buffer> needed = new HashSet<>(some.values());
    Deque<Kernel> taken = new ArrayDeque<>();
    for (int i = kernels.size() - 1; i >= 0; i--) {
      Kernel kernel = kernels.get(i);
      if (!Collections.disjoint(kernel.writes(), needed)) {
        needed.addAll(kernel.reads());
        taken.addFirst(kernel);
      }
    }
    return new Routine(List.copyOf(taken), some);
  }

  /** Numbers that kernels pass on to others, or that are results. */
  public Set<Buffer> sharedNumbers() {
    Set<Buffer> numbers = numbers();
    numbers.retainAll(used());
    return numbers;
  }

  /** Numbers that nobody reads after the kernel that computes them. */
  public Set<Buffer> localNumbers() {
    Set<Buffer> numbers = numbers();
    numbers.removeAll(used());
    return numbers;
  }

  private Set<Buffer> numbers() {
    Set<Buffer> numbers = new LinkedHashSet<>();
    kernels.forEach(kernel -> numbers.addAll(kernel.writes()));
    numbers.removeIf(buffer -> buffer.kind() != Buffer.Kind.SCALAR);
    return numbers;
  }

  private Set<Buffer> used() {
    Set<Buffer> used = new HashSet<>(results.values());
    kernels.forEach(kernel -> used.addAll(kernel.reads()));
    return used;
  }
}
