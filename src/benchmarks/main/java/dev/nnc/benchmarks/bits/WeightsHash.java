package dev.nnc.benchmarks.bits;

import dev.nnc.benchmarks.measure.Workload;
import dev.nnc.benchmarks.measure.WorkloadFiles;
import dev.nnc.benchmarks.training.Training;
import dev.nnc.runtime.session.Cell;
import dev.nnc.runtime.train.TrainingSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash of what a workload has learnt. */
public final class WeightsHash {
  private WeightsHash() {}

  /** The SHA-256 of all that the session keeps, after the workload's checked step. */
  public static String of(Workload workload, int threads) {
    try (Training training = Training.open(workload, threads, WorkloadFiles.find())) {
      String[] hash = {""};
      training.run(
          (completed, loss) -> {
            if (completed == workload.checkedStep()) {
              hash[0] = of(training.session());
            }
            return completed < workload.checkedStep();
          });
      return hash[0];
    }
  }

  private static String of(TrainingSession session) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Cell cell : session.cells()) {
        digest.update(cell.path().getBytes(StandardCharsets.UTF_8));
        float[] values = session.variable(cell.path()).floats();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes.array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
