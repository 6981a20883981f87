package dev.nnc.compiler.check.advice;

import java.util.Map;
import java.util.Optional;

/** Arguments as other tools call them, and what they are called here. */
public final class Habits {
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
          Map.entry("weights", "init"),
          Map.entry("bias_initializer", "bias_init"),
          Map.entry("path", "file"),
          Map.entry("filename", "file"),
          Map.entry("key", "name"),
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
          Map.entry("padding_idx", "padding"),
          Map.entry("mask_zero", "padding"),
          Map.entry("pos_weight", "positive_weight"),
          Map.entry("negative_slope", "slope"),
          Map.entry("lambd", "lambda"),
          Map.entry("history_size", "memory"),
          Map.entry("max_lr", "rate"),
          Map.entry("step_size", "every"),
          Map.entry("total_steps", "over"),
          Map.entry("alpha", "slope"));

  private Habits() {}

  /** The argument that other tools call by this name. */
  public static Optional<String> argument(String name) {
    return Optional.ofNullable(ARGUMENTS.get(name));
  }
}
