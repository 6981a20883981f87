package dev.nnc.runtime.session;

/** Who sets options, and so how messages call them: by their {@link OptionName}. */
public enum Caller {
  /** Java, through {@link Options}. */
  JAVA,
  /** A command line of nnc, or of a trainer as a program. */
  COMMAND_LINE,
  /** The Maven plugin, by its parameters. */
  MAVEN;

  /** A property of Java, set where another program passes its users' options to a trainer. */
  public static final String PROPERTY = "nnc.caller";

  /** Who calls this program: the property's, or a command line. */
  public static Caller ofProgram() {
    String name = System.getProperty(PROPERTY);
    return name == null ? COMMAND_LINE : valueOf(name);
  }
}
