package dev.nnc.benchmarks.compare;

import dev.nnc.benchmarks.measure.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What a command line asks to compare.
 *
 * @param rounds how many undisturbed ones are wanted of each workload
 * @param keepDisturbed whether rounds count during which others used the machine
 */
record Plan(
    List<Workload> workloads,
    List<Integer> threads,
    int rounds,
    List<Competitor> competitors,
    boolean keepDisturbed) {
  static final String USAGE =
      """
        --workloads w1,w3  only these
        --threads 1,2      with so many threads each
        --rounds 3         undisturbed rounds of each
        --only NAMES       only these competitors
        --java NAME=HOME   nnc once more, on another Java, as nnc-NAME
        --fed              nnc once more, each batch fed by the caller, as nnc-fed
        --keep-disturbed   count rounds too during which others used the machine""";

  static Plan of(List<String> words) {
    List<Competitor> all = new ArrayList<>(List.of(Competitor.nnc()));
    all.addAll(Competitor.others());
    Plan plan = new Plan(List.of(Workload.values()), List.of(1, 2), 3, all, false);
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      plan = plan.with(rest.next(), rest);
    }
    return plan;
  }

  private Plan with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--workloads" -> {
        List<Workload> some = list(rest).stream().map(Workload::of).toList();
        yield new Plan(some, threads, rounds, competitors, keepDisturbed);
      }
      case "--threads" -> {
        List<Integer> some = list(rest).stream().map(Integer::valueOf).toList();
        yield new Plan(workloads, some, rounds, competitors, keepDisturbed);
      }
      case "--rounds" ->
          new Plan(workloads, threads, Integer.parseInt(rest.next()), competitors, keepDisturbed);
      case "--only" -> only(list(rest));
      case "--java" -> andOnJava(rest.next());
      case "--fed" -> andFed();
      case "--keep-disturbed" -> new Plan(workloads, threads, rounds, competitors, true);
      default -> throw new IllegalArgumentException("unknown option `" + name + "`");
    };
  }

  private static List<String> list(Iterator<String> rest) {
    return Arrays.asList(rest.next().split(",", -1));
  }

  private Plan only(List<String> names) {
    List<Competitor> some =
        competitors.stream().filter(each -> names.contains(each.name())).toList();
    return new Plan(workloads, threads, rounds, some, keepDisturbed);
  }

  private Plan andOnJava(String named) {
    int equals = named.indexOf('=');
    List<Competitor> more = new ArrayList<>(competitors);
    String name = named.substring(0, equals);
    more.add(1, Competitor.nncOn(name, Path.of(named.substring(equals + 1))));
    return new Plan(workloads, threads, rounds, more, keepDisturbed);
  }

  private Plan andFed() {
    List<Competitor> more = new ArrayList<>(competitors);
    more.add(1, Competitor.fed());
    return new Plan(workloads, threads, rounds, more, keepDisturbed);
  }
}
