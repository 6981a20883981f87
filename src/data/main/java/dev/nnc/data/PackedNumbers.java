package dev.nnc.data;

/** Numbers in as few bytes as hold them exactly, by their kind. */
sealed interface PackedNumbers {
  double at(int index);

  long bytes();

  /** Copies numbers that stand one after another; each kind has a loop of its own to be fast. */
  void copy(int from, int count, double[] target, int offset, int stride);

  /** One number for all. */
  record Same(double value) implements PackedNumbers {
    @Override
    public double at(int index) {
      return value;
    }

    @Override
    public void copy(int from, int count, double[] target, int offset, int stride) {
      for (int i = 0; i < count; i++) {
        target[offset + i * stride] = value;
      }
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
    public void copy(int from, int count, double[] target, int offset, int stride) {
      for (int i = 0; i < count; i++) {
        target[offset + i * stride] = values[from + i];
      }
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
    public void copy(int from, int count, double[] target, int offset, int stride) {
      for (int i = 0; i < count; i++) {
        target[offset + i * stride] = values[from + i];
      }
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
    public void copy(int from, int count, double[] target, int offset, int stride) {
      for (int i = 0; i < count; i++) {
        target[offset + i * stride] = values[from + i];
      }
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
    public void copy(int from, int count, double[] target, int offset, int stride) {
      for (int i = 0; i < count; i++) {
        target[offset + i * stride] = values[from + i];
      }
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
    for (int i = 0; i < count; i++) {
      dense[i] = values[first + i * stride];
    }
    int widest = widest(dense);
    if (widest < 0) {
      return isFloat(dense) ? floats(dense) : new Doubles(dense);
    }
    if (isSame(dense)) {
      return new Same(dense[0]);
    }
    return widest <= Byte.MAX_VALUE
        ? bytes(dense)
        : widest <= Short.MAX_VALUE ? shorts(dense) : floats(dense);
  }

  private static boolean isSame(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** The largest size of whole numbers that floats hold too; below 0 if others are among them. */
  private static int widest(double[] values) {
    int widest = 0;
    for (double value : values) {
      int whole = (int) value;
      int size = whole < 0 ? ~whole : whole;
      // -0 is no whole number: it would come back as 0.
      if (whole != value
          || size >= 1 << 24
          || Double.doubleToRawLongBits(value) == Long.MIN_VALUE) {
        return -1;
      }
      widest = Math.max(widest, size);
    }
    return widest;
  }

  private static boolean isFloat(double[] values) {
    for (double value : values) {
      if ((float) value != value && !Double.isNaN(value)) {
        return false;
      }
    }
    return true;
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
