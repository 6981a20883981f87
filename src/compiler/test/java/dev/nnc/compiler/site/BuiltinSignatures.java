package dev.nnc.compiler.site;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The signatures of the compiler's own functions. Their table is private to the checker, which has
 * no other use for a door to it than this page; so it is opened here.
 */
final class BuiltinSignatures {
  private static final String PACKAGE = "dev.nnc.compiler.check.";

  private BuiltinSignatures() {}

  /** How calls read, by the functions' names. */
  static Map<String, String> all() throws ReflectiveOperationException {
    Method all = open(Class.forName(PACKAGE + "Builtins").getDeclaredMethod("all"));
    Method signature = open(Class.forName(PACKAGE + "Builtin").getDeclaredMethod("signature"));
    Map<String, String> signatures = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) all.invoke(null)).entrySet()) {
      signatures.put((String) entry.getKey(), (String) signature.invoke(entry.getValue()));
    }
    return signatures;
  }

  private static <T extends AccessibleObject> T open(T member) {
    member.setAccessible(true);
    return member;
  }
}
