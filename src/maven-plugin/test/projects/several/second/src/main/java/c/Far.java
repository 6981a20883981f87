package c;

/** Uses what the script declares in double precision. */
public final class Far {
  private Far() {}

  public static double start() {
    try (WideTrainer.Session session = WideTrainer.open()) {
      return session.far();
    }
  }
}
