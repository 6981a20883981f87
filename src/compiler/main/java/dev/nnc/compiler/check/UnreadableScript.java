package dev.nnc.compiler.check;

/** Why the text of a script cannot be had. */
public final class UnreadableScript extends Exception {
  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * @param why what goes behind the name of the script
   * @param help what to do
   */
  public UnreadableScript(String why, String help) {
    super(why);
    this.help = help;
  }

  public String help() {
    return help;
  }
}
