package dev.nnc.compiler.check.value;

import dev.nnc.compiler.text.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and what they mean, inside the scope that surrounds them. */
public final class Scope {
  /** A name's meaning and where it was given. */
  public record Binding(Value value, @Nullable Span span) {}

  /**
   * Where a name is bound that is not bound yet.
   *
   * @param inside whether in a block of its own, out of which it may never come
   */
  public record Later(Span span, boolean inside) {}

  private final @Nullable Scope outer;
  private final Map<String, Binding> bindings = new LinkedHashMap<>();
  private final Map<String, Value> next = new LinkedHashMap<>();
  private final Map<String, Later> later = new LinkedHashMap<>();
  private final Map<String, Integer> bindingsWithCells = new HashMap<>();

  /** Where next values are bound that are bound here. */
  private final Scope nexts;

  public Scope(@Nullable Scope outer) {
    this.outer = outer;
    this.nexts = this;
  }

  private Scope(Scope outer, Scope nexts) {
    this.outer = outer;
    this.nexts = nexts;
  }

  /** A repeat's scope: names end with it, but next values are those of the body around it. */
  public static Scope repeated(Scope outer) {
    return new Scope(outer, outer.nexts);
  }

  public @Nullable Binding find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Binding found = scope.bindings.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  public @Nullable Value value(String name) {
    Binding found = find(name);
    return found == null ? null : found.value;
  }

  /** What this scope itself binds, without the ones around it. */
  public @Nullable Binding own(String name) {
    return bindings.get(name);
  }

  public Map<String, Binding> own() {
    return bindings;
  }

  public void bind(String name, Value value, @Nullable Span span) {
    bindings.put(name, new Binding(value, span));
  }

  /** How often this scope bound a name to what has variables or states of its own. */
  public int bindingsWithCells(String name) {
    return bindingsWithCells.getOrDefault(name, 0);
  }

  public void countBindingWithCells(String name) {
    bindingsWithCells.merge(name, 1, Integer::sum);
  }

  /** The next value of a state, slot, parameter or gradient. */
  public void bindNext(String name, Value value) {
    nexts.next.put(name, value);
  }

  /** The next value of a name that this scope itself binds. */
  public @Nullable Value ownNext(String name) {
    return next.get(name);
  }

  /** Whether this scope itself binds the next value of a name. */
  public boolean bindsNext(String name) {
    return next.containsKey(name);
  }

  public @Nullable Value next(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Value found = scope.next.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Says where a name will be bound; the first place counts. */
  public void announce(String name, Later place) {
    later.putIfAbsent(name, place);
  }

  @Nullable Later later(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Later found = scope.later.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** All names that can be used here, for suggestions. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      names.addAll(scope.bindings.keySet());
    }
    return names;
  }
}
