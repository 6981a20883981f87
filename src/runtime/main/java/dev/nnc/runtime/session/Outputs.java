package dev.nnc.runtime.session;

import dev.nnc.runtime.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outputs of a session. */
final class Outputs {
  private final String model;
  private final Map<String, Output> byName = new LinkedHashMap<>();

  /** An output and the placeholders that it is computed from. */
  record Output(Signature signature, List<String> needs) {}

  Outputs(String model) {
    this.model = model;
  }

  void add(Signature signature, List<String> needs) {
    byName.put(signature.name(), new Output(signature, needs));
  }

  /** In the order of the script. */
  List<Signature> signatures() {
    return byName.values().stream().map(Output::signature).toList();
  }

  /**
   * The output of a name.
   *
   * @throws UserException if there is none
   */
  Output get(String name) {
    Output output = byName.get(name);
    if (output == null) {
      throw Messages.unknown(model, "output", name, byName.keySet());
    }
    return output;
  }
}
