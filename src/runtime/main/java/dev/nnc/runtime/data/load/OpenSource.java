package dev.nnc.runtime.data.load;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.Category;
import dev.nnc.runtime.data.Fill;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.table.CellText;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A source whose table is open: reads its inputs chunk by chunk and computes its outputs. */
final class OpenSource {
  /** The most rows computed at a time: enough to forget the call. */
  private static final int CHUNK = 1024;

  /** Numbers of an input that stay in the cache. */
  private static final int CACHED = 1 << 16;

  /** Rows read column by column at a time: of wide rows no more stay in the cache. */
  private static final int NEAR = 32;

  private final SourcePlan plan;
  private final Table table;
  private final int[][] fields;
  private final double[][] inputs;
  private final double[][] fills;
  private final @Nullable CategoryCodes[] codes;

  /** A source that reads all of its inputs. */
  OpenSource(SourcePlan plan, Table table, Fitted fitted) {
    this(plan, table, fitted, input -> true);
  }

  /**
   * @param fitted whose statistics are inputs, now or when they will be known
   * @param wanted the inputs to read; the others stay NaN
   */
  OpenSource(SourcePlan plan, Table table, Fitted fitted, Predicate<Selection> wanted) {
    this.plan = plan;
    this.table = table;
    List<Selection> selections = plan.inputs();
    fields = new int[selections.size()][];
    inputs = new double[selections.size() + plan.statistics().size()][];
    fills = new double[selections.size()][];
    codes = new CategoryCodes[selections.size()];
    Columns columns = columns();
    for (int i = 0; i < fields.length; i++) {
      Selection selection = selections.get(i);
      fields[i] = wanted.test(selection) ? columns.resolve(fitted.asLearnt(selection)) : new int[0];
      inputs[i] = new double[0];
      fills[i] = fills(selection, fitted);
      codes[i] = selection.category() == null ? null : new CategoryCodes(selection.category());
    }
    for (int i = fields.length; i < inputs.length; i++) {
      inputs[i] = fitted.statistic(plan.statistics().get(i - fields.length).path());
    }
    useCategories(fitted);
  }

  private static double[] fills(Selection selection, Fitted fitted) {
    if (selection.fill() instanceof Fill.Mean mean) {
      return fitted.statistic(mean.path());
    }
    double[] same = new double[selection.width()];
    boolean constant = selection.fill() instanceof Fill.Constant;
    Arrays.fill(same, constant ? ((Fill.Constant) selection.fill()).value() : Double.NaN);
    return same;
  }

  /** Applies the categories that are known. */
  void useCategories(Fitted fitted) {
    for (int i = 0; i < codes.length; i++) {
      Category category = plan.inputs().get(i).category();
      List<String> known = category == null ? null : fitted.texts().get(category.path());
      CategoryCodes coded = codes[i];
      if (known != null && coded != null) {
        coded.use(known);
      }
    }
  }

  /** Knows the categories of a placeholder for now, before the training rows are chosen. */
  void useCategoriesOf(String placeholder, int[] rows) {
    for (int i = 0; i < codes.length; i++) {
      Selection selection = plan.inputs().get(i);
      Category category = selection.category();
      CategoryCodes coded = codes[i];
      if (category != null && coded != null && selection.usedBy().equals(placeholder)) {
        if (category.isFitted()) {
          coded.use(learnCategory(i, rows));
        }
      }
    }
  }

  /** The values that an input's category has in some rows. */
  List<String> learnCategory(int input, int[] rows) {
    return Objects.requireNonNull(codes[input]).learn(table, fields[input][0], rows);
  }

  SourcePlan plan() {
    return plan;
  }

  Table table() {
    return table;
  }

  Columns columns() {
    return Columns.of(plan, table.fields(), table.header());
  }

  /** What messages call the source. */
  String name() {
    return plan.name();
  }

  /** Some rows one after the other. */
  interface Chunk {
    void visit(int firstRow, int rows);
  }

  /** Goes through all rows, fewer at a time of wide ones; the results do not depend on it. */
  void forEachChunk(Chunk visitor) {
    int most = chunk();
    for (int start = 0; start < table.rows(); start += most) {
      visitor.visit(start, Math.min(most, table.rows() - start));
    }
  }

  private int chunk() {
    int widest = plan.inputs().stream().mapToInt(Selection::width).max().orElse(1);
    return Math.max(NEAR, Math.min(CHUNK, CACHED / Math.max(1, widest)));
  }

  /** Reads one input of some rows, NaN where a value is missing. */
  double[] read(int input, int firstRow, int rows) {
    grow(input, rows);
    for (int done = 0; done < rows; done += NEAR) {
      readNear(input, firstRow + done, Math.min(NEAR, rows - done), done);
    }
    CategoryCodes coded = codes[input];
    if (coded != null && fields[input].length > 0) {
      coded.code(table, fields[input][0], firstRow, rows, inputs[input]);
    }
    return inputs[input];
  }

  private void grow(int input, int rows) {
    int size = Math.multiplyExact(rows, plan.inputs().get(input).width());
    if (inputs[input].length < size) {
      inputs[input] = new double[size];
      Arrays.fill(inputs[input], Double.NaN);
    }
  }

  private void readNear(int input, int firstRow, int rows, int target) {
    int width = plan.inputs().get(input).width();
    int offset = target * width;
    for (int field : fields[input]) {
      table.read(field, firstRow, rows, inputs[input], offset, width);
      offset += table.fields().get(field).width();
    }
  }

  /**
   * Computes the outputs of some rows.
   *
   * @param destinations for each row of the table where it goes, below 0 for nowhere; a value
   *     missing from a row that goes nowhere is no mistake
   */
  Object[] compute(int firstRow, int rows, int[] destinations) {
    for (int input = 0; input < fields.length; input++) {
      grow(input, rows);
      if (fields[input].length > 0) {
        read(input, firstRow, rows);
        fillMissing(input, firstRow, rows, destinations);
      }
    }
    return plan.function().apply(inputs, rows);
  }

  /** Which rows to keep, as far as this source says; missing values count as NaN. */
  boolean[] computeKept(int firstRow, int rows, int[] nowhere) {
    Object[] results = compute(firstRow, rows, nowhere);
    return (boolean[]) results[plan.outputs().size()];
  }

  private void fillMissing(int input, int firstRow, int rows, int[] destinations) {
    double[] values = inputs[input];
    int width = fills[input].length;
    for (int r = 0; r < rows; r++) {
      int end = (r + 1) * width;
      for (int at = missing(values, r * width, end); at < end; at = missing(values, at + 1, end)) {
        boolean needed = !forFilter(input) && destinations[firstRow + r] >= 0;
        values[at] = filled(input, at - r * width, firstRow + r, needed);
      }
    }
  }

  /** Where the first value is missing, {@code end} if none is. */
  private static int missing(double[] values, int from, int end) {
    int at = from;
    while (at < end && !Double.isNaN(values[at])) {
      at++;
    }
    return at;
  }

  /** Whether an input chooses rows and is of no use behind that. */
  private boolean forFilter(int input) {
    return plan.filtered() && plan.inputs().get(input).usedBy().equals(Selection.WHERE);
  }

  private double filled(int input, int element, int row, boolean needed) {
    int field = fieldOf(input, element);
    CategoryCodes coded = codes[input];
    if (coded != null) {
      if (needed) {
        throw coded.unknown(table, row, field);
      }
      return Double.NaN;
    }
    String text = table.text(row, field);
    double fill = text.isEmpty() ? fills[input][element] : Double.NaN;
    if (needed && Double.isNaN(fill)) {
      throw unusable(row, field, text);
    }
    return fill;
  }

  private UserException unusable(int row, int field, String text) {
    String place = table.place(row, field);
    return text.isEmpty()
        ? new UserException(
            place + ": the value is missing",
            "say what stands in for it, `missing mean` or `missing 0`, or leave such rows out")
        : new UserException(
            place + ": `" + CellText.shown(text) + "` is not a number", WrongText.help(text));
  }

  private int fieldOf(int input, int element) {
    int end = 0;
    for (int field : fields[input]) {
      end += table.fields().get(field).width();
      if (element < end) {
        return field;
      }
    }
    throw new IndexOutOfBoundsException(element);
  }

  String fieldName(int input, int element) {
    return table.fields().get(fieldOf(input, element)).name();
  }

  /** The names of an input's columns; empty if they do not say which columns are meant. */
  Optional<List<String>> uniqueNames(int input) {
    List<Field> all = table.fields();
    List<String> names =
        IntStream.of(fields[input]).mapToObj(field -> all.get(field).name()).toList();
    return names.stream().allMatch(columns()::hasOne) ? Optional.of(names) : Optional.empty();
  }

  /**
   * Where the value stands that a placeholder's element was computed from, as far as that is known.
   */
  String place(int row, String placeholder, int element) {
    for (int input = 0; input < fields.length; input++) {
      Selection selection = plan.inputs().get(input);
      if (selection.usedBy().equals(placeholder) && fields[input].length > 0) {
        return table.place(row, fieldOf(input, Math.min(element, selection.width() - 1)));
      }
    }
    return table.place(row);
  }
}
