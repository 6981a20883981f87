package dev.nnc.data;

/** Numbers in as few bytes as hold them exactly, by their kind. */
sealed interface PackedNumbers {
  double at(int index);

  long bytes();

  /** Copies numbers that stand one after another. */
  default void copy(int from, int count, double[] target, int offset, int stride) {
    for (int i = 0; i < count; i++) {
      target[offset + i * stride] = at(from + i);
    }
  }

  /** One number for all. */
  record Same(double value) implements PackedNumbers {
    @Override
    public double at(int index) {
      return value;
    }

    @Override
    public long bytes() {
      return 24;
    }
  }

  /** Whole numbers from -128 to 127. */
  record Bytes(byte[] values) implements PackedNumbers {
    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public long bytes() {
      return 32L + values.length;
    }
  }

  /** Whole numbers from -32,768 to 32,767. */
  record Shorts(short[] values) implements PackedNumbers {
    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public long bytes() {
      return 32 + 2L * values.length;
    }
  }

  /** Numbers that single precision holds. */
  record Floats(float[] values) implements PackedNumbers {
    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public long bytes() {
      return 32 + 4L * values.length;
    }
  }

  /** Any numbers. */
  record Doubles(double[] values) implements PackedNumbers {
    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public long bytes() {
      return 32 + 8L * values.length;
    }
  }

  /**
   * Packs numbers; each comes back with the same bits, but that NaN stays some NaN.
   *
   * @param values of which {@code count} from {@code first} on are packed, {@code stride} apart
   */
  static PackedNumbers of(double[] values, int first, int stride, int count) {
    double[] dense = new double[count];
    boolean same = true;
    boolean bytes = true;
    boolean shorts = true;
    boolean floats = true;
    for (int i = 0; i < count; i++) {
      double value = values[first + i * stride];
      dense[i] = value;
      long bits = Double.doubleToLongBits(value);
      same &= bits == Double.doubleToLongBits(dense[0]);
      // Compared by bits, so that -0 is no whole number.
      bytes &= bits == Double.doubleToLongBits((byte) value);
      shorts &= bits == Double.doubleToLongBits((short) value);
      floats &= bits == Double.doubleToLongBits((float) value);
    }
    return same
        ? new Same(dense[0])
        : bytes
            ? bytes(dense)
            : shorts ? shorts(dense) : floats ? floats(dense) : new Doubles(dense);
  }

  private static PackedNumbers bytes(double[] values) {
    byte[] packed = new byte[values.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) values[i];
    }
    return new Bytes(packed);
  }

  private static PackedNumbers shorts(double[] values) {
    short[] packed = new short[values.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (short) values[i];
    }
    return new Shorts(packed);
  }

  private static PackedNumbers floats(double[] values) {
    float[] packed = new float[values.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (float) values[i];
    }
    return new Floats(packed);
  }
}
