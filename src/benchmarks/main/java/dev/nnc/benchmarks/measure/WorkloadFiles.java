package dev.nnc.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The rows and initial weights of all workloads, as files of float32 (little-endian, row-major).
 * They are in the folder that the variable {@code BENCH_DATA} names; without it they are made in
 * the folder of temporary files.
 */
public final class WorkloadFiles {
  private static final String VARIABLE = "BENCH_DATA";

  private final Path folder;

  private WorkloadFiles(Path folder) {
    this.folder = folder;
  }

  /** The files, made if need be. */
  public static WorkloadFiles find() {
    String named = System.getenv(VARIABLE);
    return new WorkloadFiles(named == null ? made() : Path.of(named));
  }

  private static Path made() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "nnc-benchmark-workloads");
    Path last = folder.resolve(DrawnWorkloads.LAST + ".bin");
    if (!Files.exists(last)) {
      new DrawnWorkloads((name, values) -> write(folder.resolve(name + ".bin"), values)).draw();
    }
    return folder;
  }

  private static void write(Path file, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "part", "");
      Files.write(part, bytes.array());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of a file, such as {@code w3_W0}. */
  public float[] floats(String name) {
    Path file = folder.resolve(name + ".bin");
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of a file that holds classes. */
  public int[] classes(String name) {
    float[] values = floats(name);
    int[] classes = new int[values.length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (int) values[i];
    }
    return classes;
  }
}
