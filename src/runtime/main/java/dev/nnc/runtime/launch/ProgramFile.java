package dev.nnc.runtime.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * The file that starts a program, script and jar in one, where there is such a file. It gives Java
 * options that suit short commands, under which nothing is compiled well: no machine to train on.
 */
final class ProgramFile {
  private static final String OPTIONS = "nnc.program.options";

  /** The file's options stand between these. */
  private static final String FROM = "-D" + OPTIONS + "=from";

  private static final String TO = "-D" + OPTIONS + "=to";

  private ProgramFile() {}

  /** Whether such a file has started this machine. */
  static boolean hasStartedThis() {
    return System.getProperty(OPTIONS) != null;
  }

  /** Of the options that a machine was started with, those that the user gave. */
  static List<String> without(List<String> given) {
    int from = given.indexOf(FROM);
    int to = given.indexOf(TO);
    if (from < 0 || to < from) {
      return given;
    }
    List<String> users = new ArrayList<>(given);
    users.subList(from, to + 1).clear();
    return users;
  }
}
