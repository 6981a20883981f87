package dev.nnc.runtime.lanes;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread that has code compiled: in the order in which it came, but a few at a time, since the
 * compiler may lag behind.
 */
final class WarmUpThread {
  private static final int AT_ONCE = 4;

  /** The compiler may be busy with other code, and the machine with other programs. */
  static final long MOST_NANOS = 30_000_000_000L;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), WarmUpThread::daemon);

  private final Queue<Candidate> waiting = new ConcurrentLinkedQueue<>();

  private record Candidate(CompiledCode code, Consumer<Boolean> whenOver) {}

  private record Turn(Candidate candidate, long begin) {
    /** Whether it was the last. */
    boolean take() {
      CompiledCode code = candidate.code;
      boolean over;
      try {
        code.run();
        over = code.isFound() || System.nanoTime() - begin > MOST_NANOS;
      } catch (RuntimeException failed) {
        over = true;
      }
      if (over) {
        candidate.whenOver.accept(code.isFound());
      }
      return over;
    }
  }

  /** Has it compiled; {@code whenOver} is told whether it was. */
  void add(CompiledCode code, Consumer<Boolean> whenOver) {
    waiting.add(new Candidate(code, whenOver));
    thread.execute(this::runAll);
  }

  private void runAll() {
    List<Turn> turns = new ArrayList<>();
    while (areTurns(turns)) {
      takeTurns(turns);
      if (turns.stream().allMatch(turn -> turn.candidate.code.isWaiting())) {
        turns.stream().findFirst().ifPresent(turn -> turn.candidate.code.pause());
      }
    }
  }

  /** Of code that has run enough, and of the first that has not. */
  private static void takeTurns(List<Turn> turns) {
    boolean isRunning = false;
    for (Iterator<Turn> each = turns.iterator(); each.hasNext() && !isRunning; ) {
      Turn turn = each.next();
      isRunning = !turn.candidate.code.isWaiting();
      if (turn.take()) {
        each.remove();
      }
    }
  }

  private boolean areTurns(List<Turn> turns) {
    while (turns.size() < AT_ONCE && !waiting.isEmpty()) {
      turns.add(new Turn(waiting.remove(), System.nanoTime()));
    }
    return !turns.isEmpty();
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "nnc-warm-up");
    thread.setDaemon(true);
    return thread;
  }
}
