package dev.nnc.compiler.emit.code;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Gives out Java names made from the script's, each once. */
public final class Names {
  /** Where packages begin: a variable of that name would hide them. */
  private static final Set<String> ROOTS = Set.of("dev", "java", "jdk");

  private final Set<String> taken = new HashSet<>();

  public Names(String... reserved) {
    taken.addAll(Set.of(reserved));
  }

  private Names(Set<String> taken) {
    this.taken.addAll(taken);
  }

  /** Names for an inner scope, in which none of the outer ones is hidden. */
  public Names inner() {
    return new Names(taken);
  }

  /** A variable or method name for a path of the script. */
  public String variable(String path) {
    return unique(camel(path), "");
  }

  /** The first of the names that is free; else the first with a number. */
  public String variable(String path, String further) {
    return taken.contains(camel(path)) && taken.add(camel(further))
        ? camel(further)
        : variable(path);
  }

  /** The very name of an output, with underlines behind where Java or the class has another use. */
  public String output(String name) {
    boolean legal = SourceVersion.isIdentifier(name) && plain(name).equals(name);
    String found = legal ? name : camel(name);
    while (SourceVersion.isKeyword(found, SourceVersion.RELEASE_17) || !taken.add(found)) {
      found += "_";
    }
    return found;
  }

  /** A constant's name for a path of the script. */
  public String constant(String path) {
    String spaced = camel(path).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
    return unique(spaced.toUpperCase(Locale.ROOT), "_");
  }

  private String unique(String wanted, String separator) {
    boolean isTaken =
        SourceVersion.isKeyword(wanted, SourceVersion.RELEASE_17) || ROOTS.contains(wanted);
    String base = isTaken ? wanted + "_" : wanted;
    String name = base;
    for (int count = 2; !taken.add(name); count++) {
      name = base + separator + count;
    }
    return name;
  }

  /** {@code h/0/dense/weight} is h0DenseWeight; a final underline stays. */
  public static String camel(String path) {
    StringBuilder name = new StringBuilder();
    String[] parts =
        path.split("[^\\p{javaJavaIdentifierPart}]+|_(?=\\p{javaJavaIdentifierPart})", 0);
    for (String part : parts) {
      if (!part.isEmpty()) {
        boolean first = name.length() == 0;
        String head = part.substring(0, part.offsetByCodePoints(0, 1));
        String kept = first ? lowered(part) : head.toUpperCase(Locale.ROOT);
        name.append(first ? kept : kept + part.substring(head.length()));
      }
    }
    boolean legal = name.length() > 0 && Character.isJavaIdentifierStart(name.codePointAt(0));
    String found = plain(name.toString());
    return legal && !found.isEmpty() ? found : "value" + upper(found);
  }

  private static String plain(String name) {
    return name.replaceAll("[$\\p{Cntrl}\\p{Cf}]", "");
  }

  private static String lowered(String part) {
    boolean shouted = part.length() > 1 && part.equals(part.toUpperCase(Locale.ROOT));
    String head = part.substring(0, part.offsetByCodePoints(0, 1));
    return shouted
        ? part.toLowerCase(Locale.ROOT)
        : head.toLowerCase(Locale.ROOT) + part.substring(head.length());
  }

  /** With a capital in front. */
  public static String upper(String name) {
    if (name.isEmpty()) {
      return name;
    }
    String head = name.substring(0, name.offsetByCodePoints(0, 1));
    return head.toUpperCase(Locale.ROOT) + name.substring(head.length());
  }

  /** What stands behind the last slash. */
  public static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
