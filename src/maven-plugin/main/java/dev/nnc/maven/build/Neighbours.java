package dev.nnc.maven.build;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which classes other executions of a goal have in this build, in the same folder of class files.
 * Those that come later are not known: what they had in the last build they may not have any more.
 */
public final class Neighbours {
  private final String execution;
  private final Map<String, SortedMap<String, String>> all;

  /**
   * @param execution the execution that has these neighbours
   * @param all by the name of the execution, the files of the scripts by the names of their classes
   */
  public Neighbours(String execution, Map<String, SortedMap<String, String>> all) {
    this.execution = execution;
    this.all = all;
  }

  /** The files of the scripts by the names of their classes. */
  SortedMap<String, String> scripts() {
    SortedMap<String, String> scripts = new TreeMap<>();
    all.forEach(
        (name, own) -> {
          if (!name.equals(execution)) {
            scripts.putAll(own);
          }
        });
    return scripts;
  }

  /** Tells later executions what this one has. */
  void tell(ScriptFolder folder, Map<String, ScriptState> states) {
    SortedMap<String, String> own = new TreeMap<>();
    states.forEach(
        (script, state) ->
            state
                .classes()
                .forEach(name -> own.put(name, folder.root().resolve(script).toString())));
    all.put(execution, own);
  }
}
