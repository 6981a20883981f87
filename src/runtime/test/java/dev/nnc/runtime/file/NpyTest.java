package dev.nnc.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NpyTest {
  @TempDir Path folder;

  /** A file that NumPy 2.4 saved, in base 64, and what it holds. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Saved(String base64, List<Integer> shape, double[] values) {
    byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
      return new String(bytes(), StandardCharsets.ISO_8859_1)
          .replaceAll("(?s).*(\\{.*\\}).*", "$1");
    }
  }

  static Stream<Saved> saved() {
    return Stream.of(
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMp"
                + "LCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/"
                + "AAAAwAAAQEAAAIBAAACgQAAAgH8=",
            List.of(2, 3),
            new double[] {1.5, -2.0, 3.0, 4.0, 5.0, Double.POSITIVE_INFINITY}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyks"
                + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/+AAA"
                + "AAAAAEAQAAAAAAAAwAAAAAAAAABAFAAAAAAAAEAIAAAAAAAAQBgAAAAAAAA=",
            List.of(2, 3),
            new double[] {1.5, -2.0, 3.0, 4.0, 5.0, 6.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDYsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAPgCA"
                + "/3sBAKgAAHw=",
            List.of(6),
            new double[] {1.5, -0.0, 65504.0, 0x1p-24, 0x1.5p-17, Double.POSITIVE_INFINITY}),
        new Saved(
            "k05VTVBZAgB0AAAAeydkZXNjcic6ICc+aTInLCAnZm9ydHJhbl9vcmRlcic6IFRydWUsICdzaGFwZSc6ICgyLCAz"
                + "LCA0KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr/9AAA"
                + "//gABP/8AAj/9QAB//kABf/9AAn/9gAC//oABv/+AAr/9wAD//sAB///AAs=",
            List.of(2, 3, 4),
            new double[] {
              -12.0, -11.0, -10.0, -9.0, -8.0, -7.0, -6.0, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0,
              2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0
            }),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoA/w==",
            List.of(2),
            new double[] {0.0, 255.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnfGkxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAfw==",
            List.of(2),
            new double[] {-128.0, 127.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPHUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr//wEA",
            List.of(2),
            new double[] {65535.0, 1.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAAAAA"
                + "AAAABQ==",
            List.of(2),
            new double[] {-2147483648.0, 5.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPHU0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr/////"
                + "BwAAAA==",
            List.of(2),
            new double[] {4294967295.0, 7.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPnU4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwg"
                + "fSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAIAAA"
                + "AAAAAIAAAAAAAAAA",
            List.of(2),
            new double[] {9007199254740992.0, 9.223372036854776e+18}),
        new Saved(
            "k05VTVBZAwB0AAAAeydkZXNjcic6ICc8aTgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwp"
                + "LCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr7////"
                + "/////wAAAAAAAQAA",
            List.of(2),
            new double[] {-5.0, 1099511627776.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDEp"
                + "LCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAA==",
            List.of(2, 1),
            new double[] {1.0, 0.0}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0g"
                + "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAA"
                + "AAAEQA==",
            List.of(),
            new double[] {2.5}),
        new Saved(
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDAsIDMp"
                + "LCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo=",
            List.of(0, 3),
            new double[] {}));
  }

  @ParameterizedTest
  @MethodSource("saved")
  void filesOfNumPyAreRead(Saved saved) throws IOException {
    RawArray array = Npy.readRaw(Files.write(folder.resolve("a.npy"), saved.bytes()));
    assertThat(array.shape()).isEqualTo(saved.shape());
    assertThat(IntStream.range(0, array.size()).mapToDouble(array::at).toArray())
        .usingComparatorWithPrecision(0.0)
        .isEqualTo(saved.values());
  }

  @ParameterizedTest
  @MethodSource("saved")
  void everyTruncationIsFound(Saved saved) throws IOException {
    byte[] whole = saved.bytes();
    for (int length = 0; length < whole.length; length++) {
      Path file = Files.write(folder.resolve("a.npy"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Npy.readRaw(file)).isInstanceOf(UserException.class);
    }
  }

  @Test
  void filesAreThoseOfNumPy() throws IOException {
    Path file = folder.resolve("b.npy");
    for (Saved saved : saved().toList()) {
      Path original = Files.write(folder.resolve("a.npy"), saved.bytes());
      RawArray array = Npy.readRaw(original);
      boolean same = saved.toString().matches(".*('<f[48]'|'<i4'|'.b1').*False.*");
      if (same) {
        Npy.write(file, array.toTensor("a"));
        assertThat(file).hasSameBinaryContentAs(original);
      }
    }
  }

  @Test
  void tensorsSurvive() {
    for (ElementType type : ElementType.values()) {
      for (List<Integer> shape : List.of(List.<Integer>of(), List.of(3), List.of(2, 3, 4))) {
        Tensor tensor = Tensor.zeros(type, shape);
        Path file = folder.resolve("t.npy");
        Npy.write(file, tensor);
        assertThat(Npy.read(file)).isEqualTo(tensor);
      }
    }
  }

  static Stream<Arguments> damages() {
    String good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    return Stream.of(
        arguments("PK\3\4 something", " is not a NumPy file: its first bytes are others"),
        arguments(npy(9, good), ", byte 6: the version 9 of NumPy's format is unknown"),
        arguments(npy(200, good), ", byte 6: the version 200 of NumPy's format is unknown"),
        arguments(
            "\u0093NUMPY\2\0\0\0\1\0", ", byte 8: the header claims 65536 bytes, and 0 follow"),
        arguments(
            "\u0093NUMPY\2\0\1\0\1\0" + " ".repeat(65537),
            ", byte 8: the header has 65537 bytes, and 65536 are the most that is read"),
        arguments(
            npy(1, good),
            ", byte 10: the header claims [2] elements of 4 bytes each, and 0 bytes follow"),
        arguments(
            npy(1, good) + "123456789",
            ", byte 10: the header claims [2] elements of 4 bytes each, and 9 bytes follow"),
        arguments(npy(1, "[]"), ", byte 10: the header is not a dictionary"),
        arguments(
            npy(1, good.replace("<f4", "|S5")),
            ", byte 10: the elements are of another type than numbers: "
                + good.replace("<f4", "|S5")),
        arguments(
            npy(1, good.replace("<f4", "<f16")),
            ", byte 10: the elements are of another type than numbers: f16"),
        arguments(
            npy(1, good.replace("(2,)", "(99999999999,)")),
            ", byte 10: an axis has the length 99999999999"),
        arguments(
            npy(1, good.replace("(2,)", "(65536, 65536, 65536, 65536)")) + "1234",
            ", byte 10: the header claims [65536, 65536, 65536, 65536] elements of 4 bytes each, and 4 bytes follow"),
        arguments(
            npy(1, good.replace("(2,)", "(" + "1, ".repeat(40) + ")")) + "1234",
            ", byte 10: the array has 40 axes"),
        arguments(
            npy(1, "{'descr': '<f4', 'shape': (2,), }"),
            ", byte 10: the header lacks an entry: {'descr': '<f4', 'shape': (2,), }"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damagesAreFound(String content, String message) throws IOException {
    Path file = folder.resolve("bad.npy");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Npy.readRaw(file))
        .isInstanceOf(UserException.class)
        .hasMessage(file + message);
  }

  @Test
  void integersTooLargeForIntAreRefused() throws IOException {
    Saved large =
        saved().filter(saved -> saved.toString().contains("<u4")).findFirst().orElseThrow();
    Path file = Files.write(folder.resolve("a.npy"), large.bytes());
    assertThatThrownBy(() -> Npy.read(file))
        .hasMessage(file + ": element 0 is 4294967295, too large for int");
  }

  private static String npy(int version, String header) {
    return "\u0093NUMPY" + (char) version + "\0" + (char) header.length() + "\0" + header;
  }
}
