package dev.nnc.compiler.plan;

import java.util.List;
import java.util.Map;

/**
 * What is done for one request.
 *
 * @param kernels in order
 * @param results buffers by the names of results; where a result is no whole buffer of its own, as
 *     a placeholder's, the buffer it is a view of
 */
public record Routine(List<Kernel> kernels, Map<String, Buffer> results) {
  public Routine {
    kernels = List.copyOf(kernels);
  }
}
