package dev.nnc.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {
  private static final List<NamedTensor> TENSORS =
      List.of(
          new NamedTensor("mask", Tensor.of(new boolean[] {true, false, true}, 3)),
          new NamedTensor("w", Tensor.of(new float[] {1, -0f, Float.NaN, Float.MIN_VALUE}, 2, 2)),
          new NamedTensor("größe \"x\"", Tensor.of(new int[] {Integer.MIN_VALUE, 7}, 2, 1)),
          new NamedTensor("none", Tensor.of(new float[0], 0, 4)),
          new NamedTensor("t", Tensor.scalar(Math.PI)));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("new/folder/weights.safetensors");
    Map<String, String> metadata = Map.of("step", "20000", "model", "Lin\ne");
    Safetensors.write(file, metadata, TENSORS);
    Safetensors content = Safetensors.read(file);
    assertThat(content.metadata()).isEqualTo(metadata);
    assertThat(content.tensors()).containsExactlyInAnyOrderElementsOf(TENSORS);
    assertThat(content.byName().keySet()).containsExactly("t", "w", "größe \"x\"", "none", "mask");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void largeTensorsPassTheBuffer() {
    float[] data = new float[200_001];
    boolean[] mask = new boolean[300_001];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
      mask[i] = i % 3 == 0;
    }
    List<NamedTensor> tensors =
        List.of(
            new NamedTensor("a", Tensor.of(data, 200_001)),
            new NamedTensor("b", Tensor.of(mask, 300_001)));
    Path file = folder.resolve("large");
    Safetensors.write(file, Map.of(), tensors);
    assertThat(Safetensors.read(file).tensors()).isEqualTo(tensors);
  }

  @Test
  void bytesArePinned() throws IOException {
    Path file = folder.resolve("pinned");
    Safetensors.write(
        file,
        Map.of("b", "2", "a", "1"),
        List.of(new NamedTensor("w", Tensor.of(new float[] {1, 2}, 1, 2))));
    String header =
        "{\"__metadata__\":{\"a\":\"1\",\"b\":\"2\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}       ";
    assertThat(Files.readAllBytes(file))
        .isEqualTo(bytes(header.length(), header, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40));
  }

  @Test
  void writingFailsAsAWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("old"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[9]));
                      throw new IOException("no space left");
                    }))
        .hasMessage(file + " cannot be written: no space left");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    AtomicFile.writeText(file, "nëw");
    assertThat(file).hasContent("nëw");
    assertThatThrownBy(() -> AtomicFile.writeText(file.resolve("below"), "x"))
        .hasMessage(file.resolve("below") + " cannot be written: " + file + " is not a folder");
    assertThatThrownBy(() -> AtomicFile.writeText(folder, ""))
        .isInstanceOf(UserException.class)
        .hasMessage(folder + " is a folder");
    AtomicFile.write(
        file,
        channel -> {
          AtomicFile.writeText(file, "of another thread");
          channel.write(ByteBuffer.wrap(new byte[] {'l', 'a', 's', 't'}));
        });
    assertThat(file).hasContent("last");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertThatThrownBy(() -> AtomicFile.writeText(device, ""))
          .hasMessage("/dev/null is no file that can be replaced");
    }
  }

  @Test
  void twoTensorsOfOneNameAreRefused() {
    Tensor one = Tensor.scalar(1);
    assertThatThrownBy(
            () ->
                Safetensors.write(
                    folder.resolve("x"),
                    Map.of(),
                    List.of(new NamedTensor("a", one), new NamedTensor("a", one))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two tensors called a");
  }

  static Stream<Arguments> damages() {
    String f32 = "\"dtype\":\"F32\"";
    return Stream.of(
        arguments(new byte[3], ", byte 0: the file has 3 bytes, too few for a header"),
        arguments(bytes(1, "{}"), ", byte 0: a header of 1 bytes in a file of 10"),
        arguments(bytes(3, "{}"), ", byte 0: a header of 3 bytes in a file of 10"),
        arguments(
            bytes(-1, "{}"), ", byte 0: a header of 18446744073709551615 bytes in a file of 10"),
        arguments(bytes(2, "[]"), ", byte 8: the header is not an object"),
        arguments(bytes(4, "{é]"), ", byte 9: the header is not JSON: `\"` is missing"),
        arguments(
            new byte[] {2, 0, 0, 0, 0, 0, 0, 0, (byte) 0xc3, 0x28},
            ", byte 8: the header is not UTF-8"),
        arguments(bytes(9, "{\"é\":1 ]"), ", byte 16: the header is not JSON: `,` is missing"),
        arguments(
            bytes(2, "{}", 0), ", byte 10: the tensors take 0 bytes, and the file has 1 for them"),
        arguments(header("{\"a\":1}"), ", header, `a`: its entry is not an object"),
        arguments(header("{\"a\":{}}"), ", header, `a`: a string is missing"),
        arguments(
            header("{\"__metadata__\":{\"x\":1}}"),
            ", header, `__metadata__`: a string is missing"),
        arguments(
            header("{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}", 0, 1),
            ": `a` has the type F16"),
        arguments(
            header("{\"a\":{" + f32 + "}}"),
            ", header, `a`: `shape` is not a list of whole numbers from 0"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[-1],\"data_offsets\":[0,0]}}"),
            ", header, `a`: `shape` is not a list of whole numbers from 0"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[1.5],\"data_offsets\":[0,0]}}"),
            ", header, `a`: `shape` is not a list of whole numbers from 0"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[],\"data_offsets\":[0]}}"),
            ", header, `a`: `data_offsets` are [0]"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[2],\"data_offsets\":[0,4]}}", 0, 0, 0, 0),
            ", header, `a`: F32 of shape [2] takes 8 bytes, not 0 to 4"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[],\"data_offsets\":[4,0]}}"),
            ", header, `a`: F32 of shape [] takes 4 bytes, not 4 to 0"),
        arguments(
            header(
                "{\"a\":{" + f32 + ",\"shape\":[2147483647,2147483647,9],\"data_offsets\":[0,4]}}"),
            ", header, `a`: the shape [2147483647, 2147483647, 9] is too large"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[99999999999],\"data_offsets\":[0,4]}}"),
            ", header, `a`: the shape [99999999999] is too large"),
        arguments(
            header("{\"a\":{" + f32 + ",\"shape\":[],\"data_offsets\":[0,4]}}", 0, 0),
            ", byte 63: the tensors take 4 bytes, and the file has 2 for them"),
        arguments(
            header(
                "{\"a\":{" + f32 + ",\"shape\":[],\"data_offsets\":[4,8]}}",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0),
            ", byte 65: `a` leaves a gap"),
        arguments(
            header(
                "{\"a\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[0,2]},"
                    + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[1,3]}}",
                0,
                0,
                0),
            ", byte 118: `b` overlaps the tensor before it"),
        arguments(
            header("{\"a\":{\"dtype\":\"BOOL\",\"shape\":[2],\"data_offsets\":[0,2]}}", 1, 2),
            ", byte 64: element 1 of `a` is neither 0 nor 1"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagesAreFound(byte[] content, String message) throws IOException {
    Path file = Files.write(folder.resolve("bad.safetensors"), content);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UserException.class)
        .hasMessage(file + message);
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    Path file = folder.resolve("whole");
    Safetensors.write(file, Map.of("a", "b"), TENSORS);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(UserException.class);
    }
    assertThatThrownBy(() -> Safetensors.read(folder.resolve("no")))
        .hasMessage(folder.resolve("no") + " cannot be read: it does not exist");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessage(file + " cannot be read: the thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static byte[] header(String header, int... data) {
    return bytes(header.getBytes(StandardCharsets.UTF_8).length, header, data);
  }

  private static byte[] bytes(long headerLength, String header, int... data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(headerLength).put(text);
    for (int each : data) {
      buffer.put((byte) each);
    }
    return buffer.array();
  }
}
