package dev.nnc.runtime.data.source;

import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import java.util.Arrays;
import java.util.List;

/** Says which fields of a table will be read, once a reader knows what there is. */
@FunctionalInterface
public interface FieldChoice {
  /** Every field. */
  FieldChoice ALL =
      (fields, header) -> {
        boolean[] all = new boolean[fields.size()];
        Arrays.fill(all, true);
        return all;
      };

  /**
   * Says for each field whether it is needed; the others need not be kept.
   *
   * @param header as {@link Table#header}
   * @throws dev.nnc.runtime.UserException if something that is needed is not there
   */
  boolean[] choose(List<Field> fields, String header);

  /** Says whether the cells of a field are asked for as they are {@link Table#written}. */
  default boolean asWritten(Field field) {
    return false;
  }
}
