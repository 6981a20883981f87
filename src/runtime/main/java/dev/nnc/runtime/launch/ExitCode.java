package dev.nnc.runtime.launch;

/** What a program of ours ends with. */
public enum ExitCode {
  OK(0),
  /** The script, a file or the data has a mistake. */
  USER_ERROR(1),
  /** The command line has a mistake. */
  USAGE(2),
  /** The program has one (EX_SOFTWARE of sysexits.h). */
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
