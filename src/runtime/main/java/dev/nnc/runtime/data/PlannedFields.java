package dev.nnc.runtime.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that a plan's selections and its split read. */
final class PlannedFields implements FieldChoice {
  private final SourcePlan source;
  private final String splitColumn;

  PlannedFields(SourcePlan source, @Nullable SplitPlan split) {
    this.source = source;
    this.splitColumn = split == null ? "" : split.column();
  }

  @Override
  public boolean[] choose(List<Field> fields) {
    boolean[] chosen = new boolean[fields.size()];
    Columns columns = new Columns(String.join(" and ", source.files()), fields);
    for (Selection selection : source.inputs()) {
      for (int field : columns.resolve(selection)) {
        chosen[field] = true;
      }
    }
    for (int field = 0; field < chosen.length; field++) {
      chosen[field] |= fields.get(field).name().equals(splitColumn);
    }
    return chosen;
  }
}
