package dev.nnc.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.session.Options;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a TensorBoard reads, read by a parser of our own that shares nothing with the writer. */
final class EventFileTest {
  private static final int POLYNOMIAL = 0x82f63b78;

  @TempDir private Path folder;

  /** A message's fields by number: whole numbers, bits of numbers, bytes. */
  private static Map<Integer, List<Object>> message(byte[] bytes) throws IOException {
    Map<Integer, List<Object>> fields = new LinkedHashMap<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    while (in.available() > 0) {
      long key = varint(in);
      Object value =
          switch ((int) (key & 7)) {
            case 0 -> varint(in);
            case 1 -> Double.longBitsToDouble(Long.reverseBytes(in.readLong()));
            case 2 -> in.readNBytes((int) varint(in));
            case 5 -> Float.intBitsToFloat(Integer.reverseBytes(in.readInt()));
            default -> throw new IOException("wire type of " + key);
          };
      fields.computeIfAbsent((int) (key >> 3), field -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  private static long varint(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int octet = in.readUnsignedByte();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
  }

  private static List<Map<Integer, List<Object>>> events(Path file) throws IOException {
    List<Map<Integer, List<Object>>> events = new ArrayList<>();
    byte[] all = Files.readAllBytes(file);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
    while (in.available() > 0) {
      byte[] length = in.readNBytes(8);
      assertThat(Integer.reverseBytes(in.readInt())).isEqualTo(masked(length));
      byte[] data = in.readNBytes((length[0] & 0xff) | ((length[1] & 0xff) << 8));
      assertThat(Integer.reverseBytes(in.readInt())).isEqualTo(masked(data));
      events.add(message(data));
    }
    return events;
  }

  /** CRC-32C bit by bit, masked as the format's description says. */
  private static int masked(byte[] bytes) {
    int sum = -1;
    for (byte each : bytes) {
      sum ^= each & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1) == 0 ? sum >>> 1 : (sum >>> 1) ^ POLYNOMIAL;
      }
    }
    sum = ~sum;
    return ((sum >>> 15) | (sum << 17)) + 0xa282ead8;
  }

  /** The tags and values of an event. */
  private static Map<String, Float> scalars(Map<Integer, List<Object>> event) throws IOException {
    Map<String, Float> scalars = new LinkedHashMap<>();
    Map<Integer, List<Object>> summary = message((byte[]) event.get(5).get(0));
    for (Object each : summary.get(1)) {
      Map<Integer, List<Object>> value = message((byte[]) each);
      String tag = new String((byte[]) value.get(1).get(0), StandardCharsets.UTF_8);
      scalars.put(tag, (Float) value.get(2).get(0));
    }
    return scalars;
  }

  @Test
  void holdsWhatIsMeasured() throws IOException {
    TrainingPlan plan =
        Slope.plan(400).withBoard(new TrainingPlan.Board("runs/s", Duration.steps(50)));
    Options options = Options.defaults().withResults(folder);
    Slope.open(options, plan, 0.5).train();
    Slope.open(options, plan, 0.5).train();
    Path file = folder.resolve("runs/s/events.out.tfevents.0000000001.nnc");
    assertThat(folder.resolve("runs/s/events.out.tfevents.0000000002.nnc")).exists();
    List<Map<Integer, List<Object>>> events = events(file);
    assertThat((byte[]) events.get(0).get(3).get(0)).asString().isEqualTo("brain.Event:2");
    assertThat(message((byte[]) events.get(1).get(7).get(0)).get(1)).containsExactly(1L);
    assertThat(events).hasSize(2 + 20 + 4);
    assertThat(events.get(2).get(2)).containsExactly(20L);
    assertThat(scalars(events.get(2)))
        .isEqualTo(
            Map.of("loss", 20f, "measured_loss", -20f, "score", 0.5f, "rate", (float) (1 / 21.0)));
    assertThat(events.get(4).get(2)).containsExactly(50L);
    assertThat(scalars(events.get(4))).isEqualTo(Map.of("loss", 50f, "rate", (float) (1 / 51.0)));
    assertThat(events.get(25).get(2)).containsExactly(400L);
  }
}
