package dev.nnc.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnc.runtime.lanes.Lanes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreefryTest {
  private static final int COUNT = 1 << 18;

  private final RandomFill random = new RandomFill();

  /** Threefry-4x32 with 20 rounds, the known answers published with the Random123 library. */
  @Test
  void knownAnswers() {
    assertThat(block(0, 0, 0, 0)).containsExactly(0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8);
    assertThat(block(-1, -1, -1, -1))
        .containsExactly(0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732);
    assertThat(
            block(
                0x299f31d0a4093822L, 0xec4e6c89082efa98L, 0x0370734413198a2eL, 0x85a308d3243f6a88L))
        .containsExactly(0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84);
  }

  /** 64-bit FNV-1a, with the values its authors publish. */
  @ParameterizedTest
  @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
  void streamsAreFixed(String name, String expected) {
    assertThat(Long.toHexString(Threefry.stream(name))).isEqualTo(expected);
  }

  @Test
  void layoutIsPinned() {
    long stream = Threefry.stream("dropout");
    int[] words = block(7, stream, 3, 16 + 5);
    // Element 64 + 2 * 16 + 5 is lane 5 of the second group of 16 blocks, word 2.
    assertThat(Threefry.bits32(7, stream, 3, 101)).isEqualTo(words[2]);
    assertThat(Threefry.uniform(7, stream, 3, 101)).isEqualTo((words[2] >>> 8) * 0x1p-24f);
    int low = block(7, ~stream, 3, 16 + 5)[2];
    assertThat(Threefry.uniformDouble(7, stream, 3, 101))
        .isEqualTo(((Integer.toUnsignedLong(words[2]) << 21) | (low >>> 11)) * 0x1p-53);
    assertThat(Threefry.bits16(7, stream, 3, 128 + 48 + 5)).isEqualTo(words[1] >>> 16);
    assertThat(Threefry.bits16(7, stream, 3, 128 + 64 + 5)).isEqualTo(words[2] & 0xffff);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 15, 16, 63, 64, 1000, 4095, (1L << 38) - 700, -1000})
  void runsAreTheirElements(long first) {
    check(new RandomFill(false), first);
    if (Lanes.AVAILABLE) {
      check(new RandomFill(true), first);
    }
  }

  private static void check(RandomFill random, long first) {
    for (int count : new int[] {0, 1, 7, 16, 33, 64, 129, 1024, 1500, 5000}) {
      float[] floats = new float[count + 2];
      double[] doubles = new double[count + 2];
      int[] halves = new int[count + 2];
      int[] words = new int[count + 2];
      random.fillUniform(floats, 1, count, 11, 12, 13, first);
      random.fillUniform(doubles, 1, count, 11, 12, 13, first);
      random.fillBits16(halves, 1, count, 11, 12, 13, first);
      random.fillBits32(words, 1, count, 11, 12, 13, first);
      for (int i = 0; i < count; i++) {
        assertThat(floats[i + 1]).isEqualTo(Threefry.uniform(11, 12, 13, first + i));
        assertThat(doubles[i + 1]).isEqualTo(Threefry.uniformDouble(11, 12, 13, first + i));
        assertThat(doubles[i + 1] - floats[i + 1]).isBetween(0.0, 0x1p-24);
        assertThat(halves[i + 1]).isEqualTo(Threefry.bits16(11, 12, 13, first + i));
        assertThat(words[i + 1]).isEqualTo(Threefry.bits32(11, 12, 13, first + i));
      }
      assertThat(floats[0] + floats[count + 1]).isZero();
      assertThat(words[0] | words[count + 1] | halves[0] | halves[count + 1]).isZero();
    }
  }

  @Test
  void uniformsAreSpreadEvenly() {
    double[] x = new double[COUNT];
    random.fillUniform(x, 0, COUNT, 1, Threefry.stream("noise"), 0, 0);
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double serial = 0;
    for (int i = 1; i < COUNT; i++) {
      serial += (x[i] - mean) * (x[i - 1] - mean) / COUNT;
    }
    assertThat(mean).isCloseTo(0.5, within(0.003));
    assertThat(variance).isCloseTo(1.0 / 12, within(0.001));
    assertThat(serial).isCloseTo(0, within(0.001));
  }

  /** Chi-square of 255 degrees of freedom: mean 255, standard deviation 22.6. */
  @Test
  void bytesAreSpreadEvenly() {
    int[] words = new int[COUNT];
    random.fillBits32(words, 0, COUNT, 2, Threefry.stream("noise"), 0, 0);
    for (int shift = 0; shift < 32; shift += 8) {
      int[] seen = new int[256];
      for (int word : words) {
        seen[(word >>> shift) & 0xff]++;
      }
      double expected = COUNT / 256.0;
      double chiSquare =
          Arrays.stream(seen).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
      assertThat(chiSquare).isBetween(255 - 5 * 22.6, 255 + 5 * 22.6);
    }
  }

  /** Neighbouring seeds, streams and steps differ in half of all bits, within five deviations. */
  @Test
  void neighboursAreUnrelated() {
    int[] base = words(5, 6, 7);
    for (int[] other : new int[][] {words(4, 6, 7), words(5, 7, 7), words(5, 6, 8)}) {
      long different = 0;
      for (int i = 0; i < COUNT; i++) {
        different += Integer.bitCount(base[i] ^ other[i]);
      }
      double bits = 32.0 * COUNT;
      assertThat(different / bits).isCloseTo(0.5, within(2.5 / Math.sqrt(bits)));
    }
  }

  private int[] words(long seed, long stream, long step) {
    int[] words = new int[COUNT];
    random.fillBits32(words, 0, COUNT, seed, stream, step, 0);
    return words;
  }

  private static int[] block(long seed, long stream, long step, long block) {
    int[] words = new int[4];
    for (int word = 0; word < 4; word++) {
      words[word] = Threefry.word(seed, stream, step, block, word);
    }
    return words;
  }
}
