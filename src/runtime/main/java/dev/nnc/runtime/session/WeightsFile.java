package dev.nnc.runtime.session;

import dev.nnc.runtime.Tensor;
import java.nio.file.Path;
import java.util.Map;

/** Tensors by name and remarks, as a safetensors file has them. */
record WeightsFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
  static WeightsFile read(Path file) {
    throw new UnsupportedOperationException("reading " + file);
  }

  static void write(Path file, Map<String, String> metadata, Map<String, Tensor> tensors) {
    throw new UnsupportedOperationException(
        "writing " + metadata + " and " + tensors.keySet() + " to " + file);
  }
}
