package dev.nnc.benchmarks;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.data.DataPlan;
import dev.nnc.runtime.data.Dataset;
import dev.nnc.runtime.data.PlaceholderPlan;
import dev.nnc.runtime.data.Selection;
import dev.nnc.runtime.data.Selector;
import dev.nnc.runtime.data.SourcePlan;
import dev.nnc.runtime.data.load.DataLoader;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From 50 MB of text to the arrays of a placeholder. 100 MB/s are 500 ms; the goal is to stay below
 * that.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadCsv {
  /** Columns of the file, and what is in them. */
  @Param({"5 decimal", "100 decimal", "5 whole", "785 whole"})
  public String columns = "";

  private Path file = Path.of("");
  private int width;

  @Setup
  public void write() {
    width = Integer.parseInt(columns.substring(0, columns.indexOf(' ')));
    file = BenchmarkFiles.csv(width, columns.endsWith("whole"));
  }

  @Benchmark
  public Dataset read() {
    SourcePlan source =
        new SourcePlan(
            "csv",
            List.of(file.toString()),
            Map.of(),
            List.of(new Selection(new Selector.Positions(1, width), width, "x")),
            List.of("x"),
            false,
            (inputs, rows) -> inputs);
    PlaceholderPlan x = new PlaceholderPlan("x", ElementType.FLOAT32, List.of(width));
    DataPlan plan = new DataPlan(List.of(x), List.of(source), List.of(), null, 0, true);
    return new DataLoader(Path.of("")).load(plan);
  }
}
