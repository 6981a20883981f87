package dev.nnc.runtime.data.load;

import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.SplitPlan;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.table.Field;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields that a plan's selections read, and others by name. */
final class PlannedFields implements FieldChoice {
  private final SourcePlan source;
  private final Fitted fitted;
  private final Predicate<Selection> wanted;
  private final List<String> others;
  private final List<String> written;

  /** Those of all selections and of a split. */
  PlannedFields(SourcePlan source, Fitted fitted, @Nullable SplitPlan split) {
    this(
        source,
        fitted,
        selection -> true,
        split == null ? List.of() : List.of(split.column()),
        List.of());
  }

  /** Those of some selections, and others whose cells are asked for as they are written. */
  PlannedFields(
      SourcePlan source, Fitted fitted, Predicate<Selection> wanted, List<String> written) {
    this(source, fitted, wanted, written, written);
  }

  private PlannedFields(
      SourcePlan source,
      Fitted fitted,
      Predicate<Selection> wanted,
      List<String> others,
      List<String> written) {
    this.source = source;
    this.fitted = fitted;
    this.wanted = wanted;
    this.others = others;
    this.written = written;
  }

  @Override
  public boolean asWritten(Field field) {
    return written.contains(field.name());
  }

  @Override
  public boolean[] choose(List<Field> fields, String header) {
    boolean[] chosen = new boolean[fields.size()];
    Columns columns = Columns.of(source, fields, header);
    for (Selection selection : source.inputs()) {
      if (wanted.test(selection)) {
        for (int field : columns.resolve(fitted.asLearnt(selection))) {
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
