package dev.nnc.runtime.session;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The placeholders of a session, and what is fed for them. */
final class Feeds {
  private final String model;
  private final Map<String, Signature> placeholders = new LinkedHashMap<>();
  private final Map<String, Tensor> values = new LinkedHashMap<>();

  Feeds(String model) {
    this.model = model;
  }

  void add(Signature placeholder) {
    placeholders.put(placeholder.name(), placeholder);
  }

  /** In the order of the script. */
  List<Signature> placeholders() {
    return List.copyOf(placeholders.values());
  }

  /**
   * The placeholder of a name.
   *
   * @throws UserException if there is none
   */
  Signature placeholder(String name) {
    Signature placeholder = placeholders.get(name);
    if (placeholder == null) {
      throw Messages.unknown(model, "placeholder", name, placeholders.keySet());
    }
    return placeholder;
  }

  /**
   * Takes a value, in the placeholder's type.
   *
   * @throws UserException if it does not fit
   */
  void feed(String name, Tensor value) {
    Signature placeholder = placeholder(name);
    Tensor converted = Conversions.toType(value, placeholder.type());
    if (converted == null || !placeholder.admits(value)) {
      throw Messages.wrongFeed(placeholder, value, converted == null);
    }
    if (placeholder.classes() > 0) {
      placeholder.requireClasses(converted.ints());
    }
    values.put(name, converted);
  }

  /**
   * What is fed for some placeholders, in their order.
   *
   * @param asker what needs them, for messages
   * @param sizes gets what the values say of run-time sizes
   * @throws UserException if one is not fed, or the sizes do not agree
   */
  Map<String, Tensor> bound(
      String asker, List<String> needs, Map<String, Signature.Binding> sizes) {
    Map<String, Tensor> bound = new LinkedHashMap<>();
    for (String need : needs) {
      Tensor value = values.get(need);
      if (value == null) {
        throw Messages.notFed(asker, placeholder(need));
      }
      placeholder(need).bind(value, sizes);
      bound.put(need, value);
    }
    return bound;
  }
}
