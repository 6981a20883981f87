package org.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FitTest {
  @Test
  void fitsThePlane() {
    assertEquals(11, Fit.predict(), 0.5);
  }

  @Test
  void knowsTheSlopeOfTheSaddle() {
    try (Saddle.Session session = Saddle.open()) {
      assertArrayEquals(new float[] {2, -4}, session.slope());
    }
  }
}
