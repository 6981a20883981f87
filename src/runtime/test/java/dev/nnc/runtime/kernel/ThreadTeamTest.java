package dev.nnc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadTeamTest {
  private static final int[] COUNTS = {1, 2, 3, 7, 100, SharedParts.MOST};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9})
  void everyPartIsComputedOnce(int size) {
    ThreadTeam team = new ThreadTeam("once", size);
    int[] plain = new int[SharedParts.MOST];
    for (int round = 0; round < 40; round++) {
      for (int count : COUNTS) {
        AtomicIntegerArray times = new AtomicIntegerArray(count);
        team.run((part, member) -> plain[part] = times.incrementAndGet(part), count);
        // Read without synchronisation: the end of the run alone makes the parts' writes visible.
        assertThat(Arrays.stream(plain, 0, count)).containsOnly(1);
        Arrays.fill(plain, 0);
      }
    }
    team.close();
  }

  @Test
  void membersComputeAtTheSameTime() throws InterruptedException {
    ThreadTeam team = new ThreadTeam("together", 3);
    Set<Thread> threads = meet(team, 3);
    assertThat(threads).contains(Thread.currentThread());
    assertThat(threads.stream().map(Thread::getName)).contains("together-1", "together-2");
    team.close();
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        assertThat(thread.isDaemon()).isTrue();
        thread.join();
      }
    }
    Set<Thread> alone = ConcurrentHashMap.newKeySet();
    team.run((part, member) -> alone.add(Thread.currentThread()), 50);
    assertThat(alone).containsExactly(Thread.currentThread());
  }

  /** Runs parts of which none ends before all have begun. */
  private static Set<Thread> meet(ThreadTeam team, int size) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Set<Integer> members = ConcurrentHashMap.newKeySet();
    CountDownLatch latch = new CountDownLatch(size);
    team.run(
        (part, member) -> {
          threads.add(Thread.currentThread());
          members.add(member);
          latch.countDown();
          await(latch);
        },
        size);
    assertThat(members).containsExactlyInAnyOrder(0, 1, 2);
    return threads;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException problem) {
      throw new IllegalStateException(problem);
    }
  }

  @Test
  void whatAPartThrowsReachesTheCaller() {
    ThreadTeam team = new ThreadTeam("failing", 3);
    for (int failing = 0; failing < 3; failing++) {
      int chosen = failing;
      CountDownLatch begun = new CountDownLatch(3);
      assertThatThrownBy(
              () ->
                  team.run(
                      (part, member) -> {
                        begun.countDown();
                        await(begun);
                        if (member == chosen) {
                          throw new StackOverflowError("of member " + member);
                        }
                      },
                      3))
          .isInstanceOf(StackOverflowError.class)
          .hasMessage("of member " + chosen);
    }
    meet(team, 3);
    team.close();
  }

  @Test
  void anInterruptOfTheCallerStaysAndChangesNothing() {
    ThreadTeam team = new ThreadTeam("interrupted", 2);
    AtomicIntegerArray times = new AtomicIntegerArray(30);
    Thread.currentThread().interrupt();
    team.run((part, member) -> times.incrementAndGet(part), times.length());
    assertThat(Thread.interrupted()).isTrue();
    for (int part = 0; part < times.length(); part++) {
      assertThat(times.get(part)).isEqualTo(1);
    }
    team.close();
  }
}
