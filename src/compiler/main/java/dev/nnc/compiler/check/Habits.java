package dev.nnc.compiler.check;

import java.util.Map;
import java.util.Optional;

/** Names that other tools use, and what they are called here. */
final class Habits {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("reduce_mean", "write mean(x, axis = …)"),
          Map.entry("reduce_sum", "write sum(x, axis = …)"),
          Map.entry("reduce_max", "write max(x, axis = …)"),
          Map.entry("Dense", "write dense(units, activation = relu)"),
          Map.entry("Linear", "write dense(units)"),
          Map.entry("linear", "write dense(units)"),
          Map.entry("fully_connected", "write dense(units)"),
          Map.entry("ReLU", "write relu"),
          Map.entry("Adam", "write adam(rate = 1e-3)"),
          Map.entry("SGD", "write sgd(rate = 0.01)"),
          Map.entry("BatchNorm", "write batch_norm"),
          Map.entry("BatchNormalization", "write batch_norm"),
          Map.entry("Dropout", "write dropout(0.5)"),
          Map.entry("silu", "write swish"),
          Map.entry("rand", "write uniform(shape)"),
          Map.entry("randn", "write normal(shape)"),
          Map.entry("randint", "write random_integers(shape, 0, 10)"),
          Map.entry(
              "arange", "write iota([n]) for int numbers from 0, float(iota([n])) for real ones"),
          Map.entry("cat", "write concat([a, b], axis = 1)"),
          Map.entry("concatenate", "write concat([a, b], axis = 1)"),
          Map.entry("std", "write stddev(x, axis = …)"),
          Map.entry("var", "write variance(x, axis = …)"),
          Map.entry("clamp", "write clip(x, min = 0, max = 1)"),
          Map.entry("topk", "write top_k(x, k)"),
          Map.entry("view", "write reshape(x, [batch, 3])"),
          Map.entry(
              "argsort", "sort(x) gives the values in order, argmax and argmin the place of one"),
          Map.entry("xavier_uniform", "write glorot_uniform"),
          Map.entry("xavier_normal", "write glorot_normal"),
          Map.entry("kaiming_uniform", "write he_uniform"),
          Map.entry("kaiming_normal", "write he_normal"),
          Map.entry("hard_silu", "write hard_swish"),
          Map.entry("Identity", "write eye for a matrix, identity for an activation"),
          Map.entry("tensordot", "write einsum(\"ij,jk->ik\", a, b)"),
          Map.entry("bmm", "write a @ b"),
          Map.entry("mm", "write a @ b"),
          Map.entry("hardtanh", "write hard_tanh"),
          Map.entry("repeat_interleave", "write expand(x, axis = …, like = …)"),
          Map.entry("tile", "write expand(x, axis = …, like = …)"),
          Map.entry("MSELoss", "write mse(prediction, target)"),
          Map.entry("mean_squared_error", "write mse(prediction, target)"),
          Map.entry("CrossEntropyLoss", "write sparse_cross_entropy_logits(logits, label)"),
          Map.entry("softmax_cross_entropy", "write cross_entropy_logits(logits, target)"),
          Map.entry("gradient", "write grad(y, x)"),
          Map.entry("gradients", "write grad(y, x)"),
          Map.entry("pi", "write 3.141592653589793"),
          Map.entry("None", "write none"),
          Map.entry("null", "write none"));

  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("learning_rate", "rate"),
          Map.entry("lr", "rate"),
          Map.entry("eps", "epsilon"),
          Map.entry("betas", "beta1"),
          Map.entry("beta_1", "beta1"),
          Map.entry("beta_2", "beta2"),
          Map.entry("dim", "axis"),
          Map.entry("axes", "axis"),
          Map.entry("std", "stddev"),
          Map.entry("kernel_initializer", "init"),
          Map.entry("initializer", "init"),
          Map.entry("act", "activation"),
          Map.entry("bias", "use_bias"),
          Map.entry("out_features", "units"),
          Map.entry("decay_rate", "decay"),
          Map.entry("decay_steps", "every"),
          Map.entry("p", "rate"),
          Map.entry("num_embeddings", "count"),
          Map.entry("input_dim", "count"),
          Map.entry("embedding_dim", "units"),
          Map.entry("output_dim", "units"),
          Map.entry("num_groups", "groups"),
          Map.entry("pos_weight", "positive_weight"),
          Map.entry("negative_slope", "slope"),
          Map.entry("lambd", "lambda"),
          Map.entry("alpha", "slope"));

  private Habits() {}

  /** What to write instead of a name that other tools define. */
  static Optional<String> name(String name) {
    return Optional.ofNullable(NAMES.get(name)).or(() -> ForeignNames.answer(name));
  }

  /** The argument that other tools call by this name. */
  static Optional<String> argument(String name) {
    return Optional.ofNullable(ARGUMENTS.get(name));
  }
}
