package dev.nnc.runtime.session;

import dev.nnc.runtime.UserException;
import java.util.Arrays;
import java.util.List;

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

  /**
   * Who calls this program: the property's, or a command line.
   *
   * @throws UserException if the property names none
   */
  public static Caller ofProgram() {
    String name = System.getProperty(PROPERTY, COMMAND_LINE.name());
    return Arrays.stream(values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "-D" + PROPERTY + "=" + name + " is none of " + List.of(values()),
                    "leave it out: programs that run trainers for others set it"));
  }
}
