package dev.nnc.data;

import static dev.nnc.data.TestFiles.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.FieldChoice;
import dev.nnc.runtime.data.source.SourceRequest;
import dev.nnc.runtime.data.table.Field;
import dev.nnc.runtime.data.table.Table;
import dev.nnc.runtime.file.Npy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayReadersTest {
  private static final byte[] IMAGES =
      idx(8, new int[] {2, 2, 3}, 0, 1, 2, 3, 4, 5, 250, 7, 8, 9, 10, 255);
  private static final byte[] LABELS = idx(8, new int[] {2}, 7, 200);

  @TempDir Path folder;

  @Test
  void imagesAndLabelsStandSideBySide() {
    for (boolean packed : new boolean[] {false, true}) {
      Path images = write("images", packed ? TestFiles.gzip(IMAGES) : IMAGES);
      Path labels = write("labels", packed ? TestFiles.gzip(LABELS) : LABELS);
      Table table = TestFiles.open(new IdxReader(), List.of(images, labels));
      assertThat(table.fields())
          .containsExactly(
              new Field("images", List.of(2, 3), true), new Field("labels", List.of(), true));
      assertThat(values(table, 0)).containsExactly(0, 1, 2, 3, 4, 5, 250, 7, 8, 9, 10, 255);
      assertThat(values(table, 1)).containsExactly(7, 200);
      assertThat(table.place(1)).isEqualTo(images + ", row 2");
      assertThat(table.place(1, 1)).isEqualTo(labels + ", row 2");
    }
  }

  @Test
  void filesOfOneSortAreNumbered() {
    Path images = write("images", IMAGES);
    Table table = TestFiles.open(new IdxReader(), List.of(images, write("more", LABELS), images));
    assertThat(table.fields())
        .extracting(Field::name)
        .containsExactly("images1", "labels", "images2");
  }

  static Stream<Arguments> types() {
    return Stream.of(
        arguments(0x09, new int[] {0x80, 0x7f}, new double[] {-128, 127}),
        arguments(0x0b, new int[] {0x80, 0, 0, 5}, new double[] {-32768, 5}),
        arguments(0x0c, new int[] {0xff, 0xff, 0xff, 0xfe, 0, 1, 0, 0}, new double[] {-2, 65536}),
        arguments(0x0d, new int[] {0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0}, new double[] {1.5, -2}),
        arguments(
            0x0e,
            new int[] {0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0},
            new double[] {1.5, -2}));
  }

  @ParameterizedTest
  @MethodSource("types")
  void allTypesAreRead(int code, int[] bytes, double[] expected) {
    Path file = write("typed", idx(code, new int[] {2}, bytes));
    assertThat(values(TestFiles.open(new IdxReader(), List.of(file)), 0)).isEqualTo(expected);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        arguments(new byte[0], " is not in the format IDX: its first bytes are others"),
        arguments(new byte[] {0, 1, 8, 1}, " is not in the format IDX: its first bytes are others"),
        arguments(idx(7, new int[] {1}, 1), ", byte 2: its elements are of the unknown type 7"),
        arguments(idx(8, new int[] {}, 1), ", byte 3: it claims 0 axes; 1 to 4 can be read"),
        arguments(
            idx(8, new int[] {1, 1, 1, 1, 1}, 1), ", byte 3: it claims 5 axes; 1 to 4 can be read"),
        arguments(new byte[] {0, 0, 8, 1, 0, 0}, ", byte 6: it ends inside its header"),
        arguments(idx(8, new int[] {-1}, 1), ", byte 4: an axis claims the length 4294967295"),
        arguments(
            idx(14, new int[] {60_000, 28, 28}, 1),
            ", byte 4: it claims [60000, 28, 28] elements, more than it can hold"),
        arguments(
            idx(8, new int[] {0x7fffffff, 0x7fffffff, 0x7fffffff}, 1),
            ", byte 4: it claims [2147483647, 2147483647, 2147483647] elements, more than it can hold"),
        arguments(
            idx(8, new int[] {3}, 1), ", byte 9: it ends after 1 bytes of elements and claims 3"),
        arguments(
            idx(8, new int[] {1}, 1, 2),
            ", byte 9: it goes on behind the 1 bytes of elements it claims"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagedFilesAreExplained(byte[] content, String message) {
    for (byte[] bytes : List.of(content, TestFiles.gzip(content))) {
      Path file = write("bad", bytes);
      assertThatThrownBy(() -> TestFiles.open(new IdxReader(), List.of(file)))
          .isInstanceOf(UserException.class)
          .hasMessage(file + message);
    }
  }

  @Test
  void unequalRowsAreExplained() {
    Path images = write("images", IMAGES);
    Path labels = write("labels", idx(8, new int[] {3}, 1, 2, 3));
    assertThatThrownBy(() -> TestFiles.open(new IdxReader(), List.of(images, labels)))
        .hasMessage(images + " has 2 rows and " + labels + " has 3");
    assertThatThrownBy(() -> TestFiles.open(new IdxReader(), List.of(images), "header", "false"))
        .hasMessage("idx has no option `header`; it has none");
    byte[] packed = TestFiles.gzip(IMAGES);
    Path cut = write("cut", Arrays.copyOf(packed, packed.length - 9));
    assertThatThrownBy(() -> TestFiles.open(new IdxReader(), List.of(cut)))
        .hasMessageEndingWith(": the packed content ends too early");
  }

  @Test
  void arraysOfNumPyAreNamedAsTheirFiles() {
    Path x = folder.resolve("train-x.npy");
    Path y = folder.resolve("2y.npy");
    Npy.write(x, Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
    Npy.write(y, Tensor.of(new int[] {7, 8, 9}, 3));
    Table table = TestFiles.open(new NpyReader(), List.of(x, y));
    assertThat(table.fields())
        .containsExactly(
            new Field("train_x", List.of(2), false), new Field("_2y", List.of(), true));
    double[] rows = new double[6];
    table.read(0, 1, 2, rows, 1, 3);
    assertThat(rows).containsExactly(0, 3, 4, 0, 5, 6);
    Npy.write(y, Tensor.of(new int[] {7, 8}, 2));
    assertThatThrownBy(() -> TestFiles.open(new NpyReader(), List.of(x, y)))
        .hasMessage(x + " has 3 rows and " + y + " has 2");
    Npy.write(y, Tensor.scalar(7));
    assertThatThrownBy(() -> TestFiles.open(new NpyReader(), List.of(y)))
        .hasMessage(y + " holds one number and no rows");
  }

  /** {@code mnist.npz} of Keras holds training and test rows beside each other. */
  @Test
  void archivesOfNumPyAreReadAsFarAsTheyAreNeeded() throws IOException {
    Path file = folder.resolve("mnist.npz");
    Npy.write(folder.resolve("a"), Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2));
    Npy.write(folder.resolve("b"), Tensor.of(new int[] {7, 8}, 2));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("a", "b")) {
        zip.putNextEntry(new ZipEntry(name + "_train.npy"));
        Files.copy(folder.resolve(name), zip);
      }
    }
    for (int wanted = 0; wanted < 2; wanted++) {
      int field = wanted;
      FieldChoice choice = (fields, header) -> new boolean[] {field == 0, field == 1};
      Table table = new NpzReader().open(new SourceRequest("npz", List.of(file), Map.of(), choice));
      assertThat(table.fields())
          .extracting(Field::name)
          .containsExactly(field == 0 ? "a_train" : "b_train");
      assertThat(values(table, 0)).hasSize(field == 0 ? 6 : 2);
      assertThat(table.place(1)).isEqualTo(file + ", " + "ab".charAt(field) + "_train.npy, row 2");
    }
    assertThatThrownBy(() -> TestFiles.open(new NpzReader(), List.of(file)))
        .hasMessage(file + ", a_train.npy has 3 rows and " + file + ", b_train.npy has 2");
  }

  @Test
  void sparseRowsBecomeDense() {
    Path one = write("1.txt", "# all\n+1 qid:7 1:0.5 3:-2 # a\n\n-1 2:1e1\n3\n".getBytes(UTF_8));
    Path two = write("2.txt.gz", TestFiles.gzip("0.5\t4:1\r\n".getBytes(UTF_8)));
    Table table = TestFiles.open(new LibsvmReader(), List.of(one, two));
    assertThat(table.fields())
        .containsExactly(
            new Field("label", List.of(), false), new Field("features", List.of(4), false));
    assertThat(values(table, 0)).containsExactly(1, -1, 3, 0.5);
    assertThat(values(table, 1))
        .containsExactly(0.5, 0, -2, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(table.place(2)).isEqualTo(one + ", line 5");
    assertThat(table.place(3, 1)).isEqualTo(two + ", line 1, `features`");
    Table zero =
        TestFiles.open(
            new LibsvmReader(),
            List.of(write("3", "1 0:5\n".getBytes(UTF_8))),
            "zero_based",
            "true",
            "features",
            "2");
    assertThat(values(zero, 1)).containsExactly(5, 0);
  }

  private Path write(String name, byte[] content) {
    return TestFiles.write(folder.resolve(name), content);
  }

  private static byte[] idx(int type, int[] shape, int... elements) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + elements.length);
    buffer.put(new byte[] {0, 0, (byte) type, (byte) shape.length});
    Arrays.stream(shape).forEach(buffer::putInt);
    Arrays.stream(elements).forEach(element -> buffer.put((byte) element));
    return buffer.array();
  }
}
