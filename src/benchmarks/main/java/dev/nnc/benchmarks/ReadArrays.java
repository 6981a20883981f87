package dev.nnc.benchmarks;

import dev.nnc.data.IdxReader;
import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.load.DataLoader;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.file.RawArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Arrays of 50 MB, beside the bytes of the same file read and thrown away. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadArrays {
  private Path npy = Path.of("");
  private Path idx = Path.of("");

  @Setup
  public void write() {
    npy = BenchmarkFiles.npy();
    idx = BenchmarkFiles.idx();
  }

  /** What the disk, or the memory that stands for it, gives. */
  @Benchmark
  public ByteBuffer plainBytes() throws IOException {
    try (FileChannel channel = FileChannel.open(npy)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining()
          && channel.read(bytes.limit(Math.min(bytes.capacity(), bytes.position() + (1 << 18))))
              >= 0) {
        bytes.limit(bytes.capacity());
      }
      return bytes;
    }
  }

  @Benchmark
  public RawArray npyArray() {
    return Npy.readRaw(npy);
  }

  @Benchmark
  public Table idxTable() {
    return new IdxReader().open(new SourceRequest("idx", List.of(idx), Map.of(), FieldChoice.ALL));
  }

  @Benchmark
  public Dataset npyToPlaceholder() {
    return load("npy", npy, String.valueOf(npy.getFileName()).replaceAll("\\W", "_"));
  }

  @Benchmark
  public Dataset idxToPlaceholder() {
    return load("idx", idx, "images");
  }

  private static Dataset load(String kind, Path file, String field) {
    Selector selector = new Selector.Column(field.replaceAll("_npy$", ""));
    SourcePlan source =
        new SourcePlan(
            kind,
            List.of(file.toString()),
            Map.of(),
            List.of(new Selection(selector, 784, "x")),
            List.of("x"),
            false,
            (inputs, rows) -> inputs);
    PlaceholderPlan x = new PlaceholderPlan("x", ElementType.FLOAT32, List.of(784));
    DataPlan plan = new DataPlan(List.of(x), List.of(source), List.of(), null, 0, true);
    return new DataLoader(Path.of("")).load(plan);
  }
}
