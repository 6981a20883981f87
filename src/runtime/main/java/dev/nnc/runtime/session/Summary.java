package dev.nnc.runtime.session;

import dev.nnc.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of what a session has. */
final class Summary {
  private final Session session;
  private final List<List<String>> rows = new ArrayList<>();

  private Summary(Session session) {
    this.session = session;
  }

  static String of(Session session) {
    return new Summary(session).text();
  }

  private String text() {
    session.placeholders().forEach(each -> add("placeholder", each));
    long parameters = 0;
    long bytes = 0;
    for (Cell cell : session.cells()) {
      long size = Tensor.size(cell.shape());
      bytes += size * cell.type().bytes();
      parameters += cell.kind() == Cell.Kind.VARIABLE ? size : 0;
      String kind = cell.kind().name().toLowerCase(Locale.ROOT);
      rows.add(List.of(kind, cell.path(), Signature.text(cell.type(), cell.shape())));
    }
    session.outputs().forEach(each -> add("output", each));
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %,d parameters, %,d bytes with all that is kept\n",
            session.model(),
            parameters,
            bytes));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private void add(String kind, Signature signature) {
    rows.add(List.of(kind, signature.name(), signature.typeText()));
  }

  private String line(List<String> row) {
    return String.format(
        Locale.ROOT, "%-" + width(0) + "s  %-" + width(1) + "s  %s\n", row.toArray());
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }
}
