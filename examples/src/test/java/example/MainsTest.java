package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The programs say what their scripts lead to. */
final class MainsTest {
  private static final String[] NONE = {};

  /** A program's main method. */
  private interface Program {
    void main(String[] arguments);
  }

  private static void assertPrints(String expected, Program program) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.main(NONE);
    } finally {
      System.setOut(before);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.contains(expected), printed);
  }

  @Test
  void line() {
    assertPrints("20000 steps, loss 0.00114", LineMain::main);
  }

  @Test
  void digits() {
    assertPrints("read as 7, probability 0.99", DigitsMain::main);
  }

  @Test
  void himmelblau() {
    assertPrints("at [-3.77", HimmelblauMain::main);
  }

  @Test
  void second() {
    assertPrints("[dy_dw, dy_db, d2y_dw2] = [3.0, 1.0, 0.0]", SecondMain::main);
  }

  @Test
  void rows() {
    assertPrints("20000 steps to [[2.97", RowsMain::main);
  }

  @Test
  void shops() {
    assertPrints("forecasts 18.0", ShopsMain::main);
  }
}
