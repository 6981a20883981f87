package example;

/** Many rows in one call, into an array of the caller's. */
final class ManyRows {
  private ManyRows() {}

  static int[] read(Digits digits, float[] images) {
    try (Digits.Session session = digits.session()) {
      int[] result = new int[images.length / 64];
      session.digit(images, result);
      return result;
    }
  }
}
