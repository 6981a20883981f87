package dev.nnc.runtime.train;

import dev.nnc.runtime.kernel.Twins;
import java.util.ArrayList;
import java.util.List;

/** What went wrong before there was anyone to hear of it; each is told once. */
final class Warnings {
  private final List<String> odd = new ArrayList<>();
  private final List<String> advice = new ArrayList<>(Twins.advice().stream().toList());

  /** Of what was read; more may be added. */
  List<String> odd() {
    return odd;
  }

  void tell(TrainingListener listener) {
    tell(odd, listener);
  }

  /** How training could be faster. */
  void advise(TrainingListener listener) {
    tell(advice, listener);
  }

  private static void tell(List<String> messages, TrainingListener listener) {
    messages.forEach(listener::warned);
    messages.clear();
  }
}
