package dev.nnc.compiler.lower;

import dev.nnc.compiler.ir.Graph;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What accompanies the steps of a training.
 *
 * @param rates results are the learning rates at a step, one for each group of variables: scalars
 *     in double precision, NaN where a group has none; without results if none has one
 * @param stop when the training ends early; null for never
 * @param checkpoint where it can go on from; null for nowhere
 * @param board the folder of a TensorBoard that it writes to; null for none
 * @param looks what is measured for schedules
 */
public record Watch(
    Graph rates,
    @Nullable Stop stop,
    @Nullable Checkpoint checkpoint,
    @Nullable Board board,
    List<Look> looks) {
  /** Steps alone. */
  public static final Watch NONE =
      new Watch(new Graph(Map.of(), Map.of()), null, null, null, List.of());

  /** The same with other graphs for rates. */
  public Watch withRates(Graph other) {
    return new Watch(other, stop, checkpoint, board, looks);
  }

  /**
   * The stop statement.
   *
   * @param metric {@code loss}, or the name of a metric
   * @param higher whether higher is better
   * @param gain the least change to the better that counts
   * @param patience how long to go on without one
   * @param restoreBest whether the best state is put back
   */
  public record Stop(
      String metric, boolean higher, double gain, Every patience, boolean restoreBest) {}

  /**
   * The checkpoint statement.
   *
   * @param every null for after each measurement
   * @param keep how many stay
   */
  public record Checkpoint(String folder, @Nullable Every every, long keep) {}

  /**
   * {@code log tensorboard("folder")}.
   *
   * @param every how often besides the measurements; null for never
   */
  public record Board(String folder, @Nullable Every every) {}

  /**
   * A measurement for a schedule.
   *
   * @param metric {@code loss}, or the name of a metric
   * @param path of the slot [2] that gets its value and how many there were
   */
  public record Look(String metric, Every every, String path) {}

  /** A span of time. */
  public record Every(long amount, Program.Unit unit) {}
}
