package dev.nnc.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model for many threads does with its sessions. */
final class InferenceModelTest {
  private static final class CountingSession extends InferenceSession {
    private int closed;

    private CountingSession() {
      super("Constant", Options.defaults(), null);
    }

    @Override
    protected void initializeCells() {}

    @Override
    protected Tensor compute(String output) {
      return Tensor.scalar(1);
    }

    @Override
    public void close() {
      closed++;
      super.close();
    }
  }

  private static final class Constant extends InferenceModel<CountingSession> {
    private final List<CountingSession> made = new ArrayList<>();

    private Constant() {
      super(new CountingSession());
    }

    @Override
    public CountingSession session() {
      made.add(new CountingSession());
      return made.get(made.size() - 1);
    }
  }

  @Test
  void closesEachSessionOnceAlsoThoseOfCallsThatStillRun() {
    Constant model = new Constant();
    CountingSession running = model.take();
    model.giveBack(model.take());
    model.close();
    assertThat(model.made).extracting(session -> session.closed).containsExactly(0, 1);
    model.giveBack(running);
    assertThat(model.made).extracting(session -> session.closed).containsExactly(1, 1);
    assertThat(model.weights().closed).isEqualTo(1);
  }

  @Test
  void takesAgainWhatWasGivenBack() {
    Constant model = new Constant();
    CountingSession first = model.take();
    model.giveBack(first);
    assertThat(model.take()).isSameAs(first);
    assertThat(model.made).hasSize(1);
  }
}
