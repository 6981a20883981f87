package dev.nnc.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help their caller with the parts of a task. Whoever is free takes the next part, and
 * the caller takes parts too: a helper that the machine wakes late, or not at all, only helps less.
 *
 * <p>Helpers are daemons, started when first needed. One without work spins shortly, then parks,
 * and ends after some seconds, so that a team nobody closes leaves no threads behind. A team
 * belongs to one thread; runs allocate nothing but the threads they have to start.
 */
final class ThreadTeam {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private final String name;
  private final int size;
  private final SharedParts parts = new SharedParts();
  private final List<Helper> helpers = new ArrayList<>();
  private volatile boolean closed;

  /** A task in parts that may be computed in any order, and at the same time. */
  interface Task {
    /**
     * @param member who computes, below the team's size: no other does so under this number until
     *     the part is done
     */
    void compute(int part, int member);
  }

  /**
   * @param name what the helpers' names start with; a number follows
   * @param size how many compute, the caller included; at least 1
   */
  ThreadTeam(String name, int size) {
    this.name = name;
    this.size = size;
  }

  int size() {
    return size;
  }

  /**
   * Computes all parts of a task; the caller does so alone once the team is closed. Where parts
   * throw, one of their exceptions or errors is thrown when no part is in work any more.
   *
   * @param count how many parts, at most {@link SharedParts#MOST}
   */
  void run(Task task, int count) {
    int helping = closed ? 0 : Math.min(size, count) - 1;
    for (int i = 0; i < helping; i++) {
      helper(i).ensureAlive();
    }
    parts.offer(task, count);
    for (int i = 0; i < helping; i++) {
      helpers.get(i).wake();
    }
    parts.computeAll(0);
    parts.await();
  }

  private Helper helper(int index) {
    if (index == helpers.size()) {
      helpers.add(new Helper(index + 1));
    }
    return helpers.get(index);
  }

  /** Ends the helpers. */
  void close() {
    closed = true;
    helpers.forEach(Helper::wake);
  }

  private final class Helper implements Runnable {
    private final int member;
    private final BooleanSupplier work = () -> closed || parts.areLeft();
    private @Nullable Thread thread;

    Helper(int member) {
      this.member = member;
    }

    void ensureAlive() {
      if (thread == null || !thread.isAlive()) {
        Thread fresh = new Thread(null, this, name + "-" + member, 0, false);
        fresh.setDaemon(true);
        fresh.setContextClassLoader(null);
        fresh.start();
        thread = fresh;
      }
    }

    void wake() {
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      long worked = System.nanoTime();
      while (!closed && System.nanoTime() - worked < PATIENCE) {
        if (parts.computeAll(member)) {
          worked = System.nanoTime();
        } else {
          rest();
        }
      }
    }

    private void rest() {
      if (!Patience.sees(work)) {
        LockSupport.parkNanos(this, PATIENCE);
      }
    }
  }
}
