package dev.nnc.compiler.plan;

import dev.nnc.compiler.type.Dim;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A sum of dimensions.
 *
 * @param terms the factors by the product of run-time names they belong to; the empty one for what
 *     is fixed
 */
public record Size(Map<String, Long> terms) {
  static final Size NONE = new Size(Map.of());

  static Size of(Dim dim) {
    return new Size(Map.of(String.join(" * ", dim.symbols()), dim.factor()));
  }

  Size times(long factor) {
    Map<String, Long> products = new TreeMap<>(terms);
    products.replaceAll((symbols, number) -> number * factor);
    return new Size(products);
  }

  Size plus(Size other) {
    Map<String, Long> sum = new TreeMap<>(terms);
    other.terms.forEach((symbols, number) -> sum.merge(symbols, number, Long::sum));
    return new Size(sum);
  }

  static Size sum(Collection<Size> sizes) {
    return sizes.stream().reduce(NONE, Size::plus);
  }

  /** The number, where every run-time name stands for the same. */
  public double at(double size) {
    double sum = 0;
    for (Map.Entry<String, Long> term : terms.entrySet()) {
      String symbols = term.getKey();
      int names = symbols.isEmpty() ? 0 : symbols.split(" \\* ").length;
      sum += term.getValue() * Math.pow(size, names);
    }
    return sum;
  }

  /** {@code 1,040 + 640 * batch}. */
  @Override
  public String toString() {
    String text =
        terms.entrySet().stream()
            .filter(term -> term.getValue() != 0)
            .map(term -> text(term.getKey(), term.getValue()))
            .collect(Collectors.joining(" + "));
    return text.isEmpty() ? "0" : text;
  }

  private static String text(String symbols, long factor) {
    String number = String.format(Locale.ROOT, "%,d", factor);
    return symbols.isEmpty() ? number : factor == 1 ? symbols : number + " * " + symbols;
  }
}
