package dev.nnc.runtime.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTest {
  private Object last = "";

  @Test
  void whatMakesNoObjectsIsReady() throws InterruptedException {
    WarmUp warmUp = WarmUp.start(() -> {});
    while (!warmUp.isReady()) {
      Thread.sleep(1);
    }
    assertThat(WarmUp.done().isReady()).isTrue();
  }

  @Test
  void whatMakesObjectsIsNot() {
    assertThat(WarmUp.isCompiled(() -> last = new int[last.hashCode() & 1], 1_000_000)).isFalse();
  }
}
