package dev.nnc.runtime.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * How a Java machine is told to compile code in lanes, which makes objects until C2 has compiled
 * it: after few calls, and while the caller waits. Left to itself, the machine first compiles what
 * makes those objects, since that is what runs most, and the code itself seconds later.
 */
final class LaneCompilation {
  /** Of the machine's usual number of calls. Much fewer say too little of how the code is used. */
  private static final String SHARE_OF_CALLS = "0.05";

  /** Code of the runtime in lanes, and generated classes with such loops. */
  private static final List<String> IN_LANES =
      List.of("dev.nnc.runtime.kernel.lanes.*::*", "dev.nnc.runtime.lanes.*::*", "*Lanes::*");

  /**
   * Calls of a vector's methods are compiled for one class of vectors only as long as their guesses
   * failed less often than this, summed over all that is inlined into a loop: the same few failures
   * of a small method count once for each of its hundred calls. Above the limit, 100 if nothing is
   * said, C2 also writes the call that it did not expect, and then no longer knows which vector
   * comes of it: the loop makes objects to its end.
   */
  private static final String GUESSES = "-XX:PerMethodTrapLimit=5000";

  /**
   * Where C2 has more integers than registers for them it keeps some in registers for vectors, on
   * processors of AMD. To read one back then waits its turn behind the multiply-adds of a product,
   * and so does all that it is the address of: a tenth of the time. In memory they are there at
   * once. The older C2 would keep vectors in memory instead, in some launches.
   */
  private static final String INTEGERS_IN_MEMORY = "-XX:-UseFPUForSpilling";

  /** The first Java machine whose C2 does not. */
  private static final int NEWER = 25;

  /** A machine without C2 knows nothing of its options. */
  private static final String AS_FAR_AS_KNOWN = "-XX:+IgnoreUnrecognizedVMOptions";

  /** With these the user says when what is compiled. */
  private static final String COMPILATION =
      "-X(int|comp|batch)|-XX:.*(Compil|Tier|Trap|Spill|JVMCI).*";

  private LaneCompilation() {}

  /** What to add to the options that the user gave, which count for more. */
  static List<String> besides(List<String> given) {
    return besides(given, Runtime.version().feature());
  }

  /** For a Java machine of that version. */
  static List<String> besides(List<String> given, int version) {
    if (given.stream().anyMatch(option -> option.matches(COMPILATION))) {
      return List.of();
    }
    List<String> more = new ArrayList<>();
    more.add(AS_FAR_AS_KNOWN);
    more.add(GUESSES);
    if (version >= NEWER) {
      more.add(INTEGERS_IN_MEMORY);
    }
    more.add("-XX:CompileCommand=quiet");
    for (String methods : IN_LANES) {
      more.add("-XX:CompileCommand=CompileThresholdScaling," + methods + "," + SHARE_OF_CALLS);
      more.add("-XX:CompileCommand=BackgroundCompilation," + methods + ",false");
    }
    return more;
  }
}
