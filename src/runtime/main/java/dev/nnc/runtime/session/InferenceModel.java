package dev.nnc.runtime.session;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A model with its weights, for any number of threads at once: each call takes a session with
 * buffers of its own, and all of them read the same weights. Generated inference classes extend it.
 *
 * @param <S> the generated session
 */
public abstract class InferenceModel<S extends InferenceSession> implements AutoCloseable {
  private final S weights;
  private final BlockingQueue<S> idle =
      new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());
  private volatile boolean closed;

  /**
   * @param weights whose values no longer change
   */
  protected InferenceModel(S weights) {
    this.weights = weights;
  }

  /**
   * A further session that reads the same weights, for one thread at a time: for calls without
   * allocation, and for feeds and fetches by name.
   */
  public abstract S session();

  /** The session that holds the weights. */
  protected final S weights() {
    return weights;
  }

  /** A session that no one else uses until it is given back. */
  protected final S take() {
    S session = idle.poll();
    return session == null ? session() : session;
  }

  /** Keeps a session for the next call, unless enough are kept. */
  protected final void giveBack(S session) {
    if (closed || !idle.offer(session)) {
      session.close();
    } else if (closed) {
      closeIdle();
    }
  }

  /** Lets go of all buffers, those of calls that still run when these end. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
    weights.close();
  }

  private void closeIdle() {
    for (S session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }
}
