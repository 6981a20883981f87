package dev.nnc.benchmarks.peers;

import dev.nnc.benchmarks.measure.Protocol;
import dev.nnc.benchmarks.measure.Workload;

/** Trains as the protocol says and prints its line. */
final class PeerRun {
  private PeerRun() {}

  /**
   * @param program what the line calls it
   * @param version of the system
   */
  static void run(String program, String version, Workload workload, int threads, Trainee trainee) {
    Protocol protocol = new Protocol(workload, ProcessHandle.current());
    long step = 0;
    double loss;
    do {
      step++;
      loss = trainee.step(protocol.needsLoss(step));
    } while (protocol.goesOn(step, loss));
    protocol.last(trainee.step(true));
    System.out.println(protocol.result(program, threads, version).line());
  }
}
