package dev.nnc.runtime.file;

import dev.nnc.runtime.Tensor;

/** A tensor of a file: {@code logits/dense/weight} and its values. */
public record NamedTensor(String name, Tensor tensor) {}
