package dev.nnc.runtime.data;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields that a plan's selections read, and others by name. */
final class PlannedFields implements FieldChoice {
  private final SourcePlan source;
  private final Predicate<Selection> wanted;
  private final List<String> others;

  /** Those of all selections and of a split. */
  PlannedFields(SourcePlan source, @Nullable SplitPlan split) {
    this(source, selection -> true, split == null ? List.of() : List.of(split.column()));
  }

  PlannedFields(SourcePlan source, Predicate<Selection> wanted, List<String> others) {
    this.source = source;
    this.wanted = wanted;
    this.others = others;
  }

  @Override
  public boolean[] choose(List<Field> fields) {
    boolean[] chosen = new boolean[fields.size()];
    Columns columns = new Columns(source.name(), fields);
    for (Selection selection : source.inputs()) {
      if (wanted.test(selection)) {
        for (int field : columns.resolve(selection)) {
          chosen[field] = true;
        }
      }
    }
    for (int field = 0; field < chosen.length; field++) {
      chosen[field] |= others.contains(fields.get(field).name());
    }
    return chosen;
  }
}
