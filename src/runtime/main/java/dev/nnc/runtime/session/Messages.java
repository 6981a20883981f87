package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a session says when a caller's names, types or sizes do not fit the model. */
final class Messages {
  private static final int SHOWN_NAMES = 20;

  private Messages() {}

  static UserException unknown(String model, String what, String name, Collection<String> known) {
    return new UserException(
        model + " has no " + what + " `" + name + "`",
        known.isEmpty() ? "it has none" : "it has " + names(known));
  }

  static String names(Collection<String> names) {
    String shown =
        String.join(", ", names.stream().limit(SHOWN_NAMES).map(name -> "`" + name + "`").toList());
    int hidden = names.size() - SHOWN_NAMES;
    return hidden > 0 ? shown + " and " + hidden + " more" : shown;
  }

  static UserException notFed(String output, Signature placeholder) {
    String name = placeholder.name();
    return new UserException(
        "`" + output + "` needs `" + name + "`, which is not fed",
        "feed `" + name + "`, of type " + placeholder.typeText());
  }

  static UserException wrongFeed(Signature placeholder, Tensor value, boolean wrongType) {
    return new UserException(
        "`" + placeholder.name() + "` is " + placeholder.typeText() + ", not " + type(value),
        wrongType
            ? "feed a value of that type; only `float` and `double` stand for each other"
            : "feed a value of the sizes " + placeholder.axes());
  }

  static UserException noClass(Signature placeholder, int value, int index) {
    int last = placeholder.classes() - 1;
    return new UserException(
        String.format(
            Locale.ROOT,
            "`%s` holds %d%s; it must be at least 0 and less than %d",
            placeholder.name(),
            value,
            placeholder.place(index),
            placeholder.classes()),
        "classes and rows are counted from 0, so the last class is " + last);
  }

  static UserException notRows(Signature placeholder, int length) {
    int width = placeholder.width();
    return new UserException(
        String.format(
            Locale.ROOT,
            "`%s` is %s: %d numbers are not a whole number of rows",
            placeholder.name(),
            placeholder.typeText(),
            length),
        width == 0 ? "a row holds nothing" : "feed a multiple of " + width);
  }

  static UserException wrongLength(Signature placeholder, int length, int rows) {
    return new UserException(
        String.format(
            Locale.ROOT,
            "`%s` is %s: %d numbers do not make %d rows",
            placeholder.name(),
            placeholder.typeText(),
            length,
            rows),
        "feed " + (long) rows * placeholder.width() + " numbers");
  }

  static UserException wrongResult(Signature output, int length, int needed) {
    return new UserException(
        String.format(
            Locale.ROOT,
            "`%s` is %s: it is %d numbers here, which do not go into an array of %d",
            output.name(),
            output.typeText(),
            needed,
            length),
        "give an array of " + needed);
  }

  static UserException unequalSizes(
      String dimension, Signature.Binding first, Signature.Binding second) {
    return new UserException(
        String.format(
            Locale.ROOT,
            "`%s` is %d in `%s` but %d in `%s`",
            dimension,
            first.size(),
            first.placeholder(),
            second.size(),
            second.placeholder()),
        "feed values that agree in `" + dimension + "`");
  }

  static UserException wrongValue(Cell cell, Tensor value, String where) {
    return new UserException(
        "`"
            + cell.path()
            + "` is "
            + type(cell.type(), cell.shape())
            + ", not "
            + type(value)
            + where,
        "give a value of the same type and sizes");
  }

  static UserException noGradient(Cell variable, Collection<String> trained) {
    return new UserException(
        "there is no gradient of `"
            + variable.path()
            + "`, "
            + type(variable.type(), variable.shape()),
        "give one for each of " + names(trained));
  }

  static UserException tooLarge(String dimension, int size) {
    return new UserException(
        String.format(
            Locale.ROOT, "`%s` of %d needs a buffer longer than an array can be", dimension, size),
        "use a smaller `" + dimension + "`");
  }

  private static String type(Tensor value) {
    return type(value.type(), value.shape());
  }

  private static String type(ElementType type, List<Integer> shape) {
    return Signature.text(type, shape);
  }
}
