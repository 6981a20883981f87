package example;

/** Numbers from text. */
final class Pixels {
  private Pixels() {}

  static float[] of(String line) {
    String[] words = line.split(",");
    float[] pixels = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      pixels[i] = Float.parseFloat(words[i].strip());
    }
    return pixels;
  }
}
