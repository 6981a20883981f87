package dev.nnc.compiler.check.value;

import dev.nnc.compiler.ir.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Totals of what a definition of an optimizer has computed so far. The first variable for which the
 * definition is carried out meets such a total before it has been carried out for the others: so
 * for each it is carried out up to there, and what that did is undone.
 */
public final class Rehearsal {
  private final Context context;
  private final int variables;
  private final IntConsumer body;
  private final Context.Saved before;
  private final List<Value> totals = new ArrayList<>();
  private int next;
  private boolean rehearsing;

  /**
   * @param variables how many there are
   * @param body carries out the definition for one of them
   */
  public Rehearsal(Context context, int variables, IntConsumer body) {
    this.context = context;
    this.variables = variables;
    this.body = body;
    this.before = context.save();
  }

  /** Where a total stands. */
  private static final class Reached extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Node node;

    Reached(Node node) {
      super("", null, false, false);
      this.node = node;
    }
  }

  /** The definition is carried out from its beginning. */
  public void begin() {
    next = 0;
  }

  /**
   * The total that stands here.
   *
   * @param part this variable's part of it
   * @param sum adds up those of all
   */
  public Value total(Supplier<Node> part, java.util.function.Function<List<Node>, Value> sum) {
    int index = next++;
    if (index == totals.size() && rehearsing) {
      throw new Reached(part.get());
    }
    if (index == totals.size()) {
      totals.add(sum.apply(IntStream.range(0, variables).mapToObj(this::rehearsed).toList()));
      next = index + 1;
    }
    return totals.get(index);
  }

  private Node rehearsed(int variable) {
    Context.Saved now = context.save();
    context.restore(before);
    rehearsing = true;
    next = 0;
    try {
      body.accept(variable);
      throw new IllegalStateException("no total");
    } catch (Reached reached) {
      return reached.node;
    } finally {
      rehearsing = false;
      context.restore(now);
    }
  }
}
