package dev.nnc.maven.build;

import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles the scripts of a folder that have changed since the last build, and takes away what
 * scripts have left that are gone.
 */
public final class ScriptBuild {
  private final ScriptFolder folder;
  private final Outputs outputs;
  private final StateFile stateFile;
  private final Neighbours neighbours;
  private final ScriptChecker checker;
  private final Inputs inputs;

  /**
   * @param state the file where a build leaves a note for the next
   */
  public ScriptBuild(
      ScriptFolder folder,
      Outputs outputs,
      Path state,
      Neighbours neighbours,
      ScriptChecker checker) {
    this.folder = folder;
    this.outputs = outputs;
    this.stateFile = new StateFile(state);
    this.neighbours = neighbours;
    this.checker = checker;
    this.inputs = new Inputs(folder.root(), checker);
  }

  /**
   * Does it; where there is nothing to do, without reading a script or loading a compiler.
   *
   * @return whether the folder has scripts, or had some
   * @throws UserException if a script has mistakes; then nothing was written
   */
  public boolean run() {
    SortedMap<String, ScriptState> before = stateFile.read();
    boolean lost = folder.isMissing() && !before.isEmpty();
    return lost ? leave() : build(before);
  }

  /** More likely the folder is not where it is looked for than that all its scripts are gone. */
  private boolean leave() {
    checker
        .log()
        .warn(folder.root() + " is not there: what was compiled of it stays until mvn clean");
    return true;
  }

  private boolean build(SortedMap<String, ScriptState> before) {
    long start = System.nanoTime();
    List<Script> scripts = folder.scripts();
    SortedMap<String, ScriptState> after = new TreeMap<>();
    List<Script> changed = new ArrayList<>();
    for (Script script : scripts) {
      ScriptState state = before.get(script.name());
      if (state != null && inputs.match(script, state) && outputs.match(state)) {
        after.put(script.name(), state);
      } else {
        changed.add(script);
      }
    }
    compile(changed, after);
    neighbours.tell(folder, after);
    deleteOrphans(before, after);
    if (!after.equals(before)) {
      stateFile.write(after);
    }
    tell(changed.size(), scripts.size(), System.nanoTime() - start);
    return !scripts.isEmpty();
  }

  private void compile(List<Script> changed, SortedMap<String, ScriptState> states) {
    List<CheckedScript> checked = checker.check(changed, states, neighbours.scripts());
    Set<String> declared = new TreeSet<>();
    states.values().forEach(each -> declared.addAll(each.settable()));
    checked.forEach(each -> declared.addAll(each.settable()));
    if (!checked.isEmpty() || !states.isEmpty()) {
      checker.requireKnownOverrides(declared, folder.root().toString());
    }
    Compilation compilation = new Compilation(checked, checker.failures());
    compilation.writeTo(outputs);
    for (CheckedScript each : checked) {
      Script script = each.script();
      ScriptState state =
          inputs.of(each).with(compilation.prints(script), compilation.classNames(script));
      states.put(script.name(), state);
    }
  }

  private void deleteOrphans(
      SortedMap<String, ScriptState> before, SortedMap<String, ScriptState> after) {
    Set<String> orphans = new TreeSet<>();
    before.values().forEach(state -> orphans.addAll(state.classes()));
    after.values().forEach(state -> state.classes().forEach(orphans::remove));
    orphans.removeAll(neighbours.scripts().keySet());
    orphans.forEach(outputs::delete);
    if (!orphans.isEmpty()) {
      checker.log().info("Deleted " + String.join(", ", orphans));
    }
  }

  private void tell(int changed, int all, long nanos) {
    String time = String.format(Locale.ROOT, "(%.1f ms)", nanos / 1e6);
    if (all == 0) {
      checker.log().info("No scripts in " + folder.root());
    } else if (changed == 0) {
      checker.log().info("Nothing to compile: all scripts are up to date " + time);
    } else {
      String count = ScriptChecker.count(all, "script");
      checker.log().info("Compiled " + changed + " of " + count + " " + time);
    }
  }
}
