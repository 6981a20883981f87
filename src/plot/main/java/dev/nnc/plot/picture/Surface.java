package dev.nnc.plot.picture;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.picture.Element;
import dev.nnc.runtime.train.PictureSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** A value as a function of elements of variables, which are put back in the end. */
final class Surface implements AutoCloseable {
  /** What the measured loss is called. */
  static final String LOSS = "loss";

  private final PictureSource source;
  private final String value;
  private final Map<String, Tensor> before = new LinkedHashMap<>();
  private final Map<String, Tensor> now = new LinkedHashMap<>();

  Surface(PictureSource source, String value, List<Element> elements) {
    this.source = source;
    this.value = value;
    for (Element element : elements) {
      before.putIfAbsent(element.variable(), source.variable(element.variable()));
    }
    now.putAll(before);
  }

  /** Gives an element another value. */
  void set(Element element, double number) {
    Tensor changed =
        now.compute(
            element.variable(),
            (path, tensor) ->
                Elements.with(java.util.Objects.requireNonNull(tensor), element.index(), number));
    source.assign(element.variable(), java.util.Objects.requireNonNull(changed));
  }

  double value() {
    return value.equals(LOSS) ? source.loss() : source.value(value, Map.of(), 0).at(0);
  }

  /** The value as a function of one element. */
  DoubleUnaryOperator over(Element element) {
    return number -> {
      set(element, number);
      return value();
    };
  }

  @Override
  public void close() {
    before.forEach(source::assign);
  }
}
