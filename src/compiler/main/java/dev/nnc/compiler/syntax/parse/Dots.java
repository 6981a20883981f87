package dev.nnc.compiler.syntax.parse;

import dev.nnc.compiler.syntax.ForeignNames;
import java.util.Map;
import java.util.Set;

/** What to write instead of {@code owner.member}. */
final class Dots {
  private static final Set<String> MODULES =
      Set.of(
          "np",
          "numpy",
          "tf",
          "torch",
          "nn",
          "F",
          "functional",
          "keras",
          "layers",
          "optim",
          "math",
          "Math",
          "jnp",
          "jax",
          "lax",
          "flax",
          "optax",
          "scipy",
          "sklearn",
          "pd",
          "K");

  private static final String LIBRARY = "`nnc doc` lists what the library has";

  private static final String FILES =
      "write `~ safetensors(\"w.safetensors\", \"name\")`, `~ npz(\"w.npz\", \"name\")` or"
          + " `~ npy(\"w.npy\")`";

  private static final String SIZES =
      "name the sizes in the type, `x : float[batch, n]`, and use the names";

  private static final String TRAINING =
      "leave it out: a `train` block says what is done in each step, `loss mse(y, target)` and"
          + " `optimize adam(1e-3)`, and how often, `run batch 32, 20 epochs`";

  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("shape", SIZES),
          Map.entry("size", SIZES),
          Map.entry("T", "write `transpose(x)`"),
          Map.entry("grad", "write `grad(y, x)`"),
          Map.entry("detach", "write `stop_gradient(x)`"),
          Map.entry("backward", TRAINING),
          Map.entry("step", TRAINING),
          Map.entry("zero_grad", TRAINING),
          Map.entry("minimize", TRAINING),
          Map.entry("compile", TRAINING),
          Map.entry("fit", TRAINING),
          Map.entry("load", FILES),
          Map.entry("load_weights", FILES),
          Map.entry("load_state_dict", FILES),
          Map.entry("from_pretrained", FILES));

  private Dots() {}

  /**
   * @param owner the first of the names, or nothing
   * @param member the last of them, or nothing
   */
  static String help(String owner, String member) {
    String known = MEMBERS.get(member);
    if (known != null) {
      return known;
    }
    if (owner.equals("self") || owner.equals("this")) {
      return "write `" + member + "`: a name is known in its whole block";
    }
    if (member.isEmpty()) {
      return "leave it out";
    }
    boolean module = MODULES.contains(owner);
    return ForeignNames.answer(member)
        .or(() -> LibraryNames.like(member).map(name -> called(name, module)))
        .orElse(module ? "leave `" + owner + ".` out; " + LIBRARY : "write `name(x)`; " + LIBRARY);
  }

  private static String called(String name, boolean module) {
    return module
        ? "write `" + name + "`: the library is always at hand"
        : "a function is called `" + name + "(x)`";
  }
}
