package dev.nnc.runtime.data;

import java.util.Arrays;
import java.util.List;

/** Says which fields of a table will be read, once a reader knows what there is. */
@FunctionalInterface
public interface FieldChoice {
  /** Every field. */
  FieldChoice ALL =
      fields -> {
        boolean[] all = new boolean[fields.size()];
        Arrays.fill(all, true);
        return all;
      };

  /**
   * Says for each field whether it is needed; the others need not be kept.
   *
   * @throws dev.nnc.runtime.UserException if something that is needed is not there
   */
  boolean[] choose(List<Field> fields);
}
