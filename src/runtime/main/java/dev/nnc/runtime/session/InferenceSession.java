package dev.nnc.runtime.session;

import org.jspecify.annotations.Nullable;

/**
 * A session that does not learn: outputs are computed from placeholders and weights. Generated
 * inference classes extend it.
 */
public abstract class InferenceSession extends Session {
  /**
   * @param lender a session of the same class whose weights this one reads; null for its own
   */
  protected InferenceSession(String model, Options options, @Nullable InferenceSession lender) {
    super(model, options, 0, lender);
  }

  /** A training saves more than inference reads. */
  @Override
  final boolean readsPartOfFiles() {
    return true;
  }
}
