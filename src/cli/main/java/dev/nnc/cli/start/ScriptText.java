package dev.nnc.cli.start;

/** Texts as a script writes them. */
public final class ScriptText {
  private ScriptText() {}

  /** In double quotes, with what cannot stand there as it is behind a backslash. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            sign -> {
              if (sign == '"' || sign == '\\') {
                quoted.append('\\').append((char) sign);
              } else if (Character.isISOControl(sign)) {
                quoted.append("\\u%04x".formatted(sign));
              } else {
                quoted.append((char) sign);
              }
            });
    return quoted.append('"').toString();
  }
}
