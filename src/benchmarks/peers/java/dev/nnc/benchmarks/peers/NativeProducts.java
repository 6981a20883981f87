package dev.nnc.benchmarks.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.nnc.benchmarks.kernels.Limits;
import dev.nnc.runtime.kernel.Products;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The products of the workloads by nnc and by the libraries inside PyTorch (MKL) and TensorFlow
 * (oneDNN), in turn within one process, beside the multiply-adds that the machine can make.
 */
public final class NativeProducts {
  private static final int ROUNDS = 25;
  private static final int WARM_UP = 5;
  private static final long ROUND = 40_000_000;

  private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final Products products;
  private final int threads;

  /** GFLOP/s of multiply-adds in registers: the best of all rounds, for they are short. */
  private double limit;

  private NativeProducts(int threads) {
    this.threads = threads;
    this.products = new Products("Bench", threads);
  }

  /** Prints GFLOP/s of each product, with as many threads as the first argument says. */
  public static void main(String[] arguments) {
    System.setProperty("ai.djl.pytorch.num_threads", arguments[0]);
    System.setProperty("ai.djl.offline", "true");
    NativeProducts run = new NativeProducts(Integer.parseInt(arguments[0]));
    Map<ProductShape, Map<String, Double>> rates = new LinkedHashMap<>();
    ProductShape.all().forEach(shape -> rates.put(shape, run.best(shape)));
    System.out.println("| | product | nnc | MKL | oneDNN | of the limit | of the best |");
    System.out.println("|---|---|---|---|---|---|---|");
    rates.forEach(run::print);
    System.out.printf(
        Locale.ROOT, "%nlimit: %.0f GFLOP/s of multiply-adds in registers%n", run.limit);
  }

  private Map<String, Double> best(ProductShape shape) {
    float[] a = random(shape.m() * shape.k());
    float[] b = random(shape.k() * shape.n());
    try (TensorFlowProduct tensorFlow = new TensorFlowProduct(shape, a, b, threads);
        NDArray left = array(a, shape.left(), shape.aTransposed());
        NDArray right = array(b, shape.right(), shape.bTransposed())) {
      Map<String, Runnable> contenders = new LinkedHashMap<>();
      contenders.put("nnc", ofNnc(shape, a, b));
      contenders.put("MKL", () -> left.matMul(right).close());
      contenders.put("oneDNN", tensorFlow::multiply);
      return best(shape, contenders);
    }
  }

  private static float[] random(int length) {
    Random random = new Random(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  private NDArray array(float[] values, long[] sizes, boolean transposed) {
    NDArray stored = manager.create(values, new Shape(sizes));
    return transposed ? stored.transpose() : stored;
  }

  private Runnable ofNnc(ProductShape shape, float[] a, float[] b) {
    float[] out = new float[shape.m() * shape.n()];
    boolean turnA = shape.aTransposed();
    boolean turnB = shape.bTransposed();
    return () ->
        products.multiply(a, 0, turnA, b, 0, turnB, out, 0, shape.m(), shape.k(), shape.n());
  }

  /** The best of short rounds: a neighbour on the machine strikes some of them only. */
  private Map<String, Double> best(ProductShape shape, Map<String, Runnable> contenders) {
    Map<String, Double> best = new LinkedHashMap<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      if (round == WARM_UP) {
        best.clear();
      }
      contenders.forEach((name, product) -> best.merge(name, rate(shape, product), Math::max));
      limit = Math.max(limit, Limits.multiplyAdds(threads));
    }
    return best;
  }

  /** GFLOP/s over some milliseconds. */
  private static double rate(ProductShape shape, Runnable product) {
    long begin = System.nanoTime();
    int calls = 0;
    do {
      product.run();
      calls++;
    } while (System.nanoTime() - begin < ROUND);
    return calls * shape.operations() / (System.nanoTime() - begin);
  }

  private void print(ProductShape shape, Map<String, Double> rates) {
    double own = rates.getOrDefault("nnc", Double.NaN);
    double mkl = rates.getOrDefault("MKL", Double.NaN);
    double dnn = rates.getOrDefault("oneDNN", Double.NaN);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.0f | %.0f | %.0f | %.0f %% | %.2f |%n",
        shape.workload(),
        shape.text(),
        own,
        mkl,
        dnn,
        100 * own / limit,
        own / Math.max(mkl, dnn));
  }
}
