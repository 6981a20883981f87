package dev.nnc.compiler.driver;

import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sees that no two models of a script are written as the same class, or to the same file. */
final class DistinctClasses {
  private DistinctClasses() {}

  static void check(List<Program> programs, Diagnostics diagnostics) {
    Map<String, Program> owners = new LinkedHashMap<>();
    for (Program program : Checked.classes(programs)) {
      for (String name : GeneratedClass.names(program)) {
        // Not every file system tells upper from lower case.
        Program other = owners.putIfAbsent(name.toLowerCase(Locale.ROOT), program);
        if (other != null && !other.model().equals(program.model())) {
          diagnostics.report(same(name, other, program));
          return;
        }
      }
    }
  }

  private static Diagnostic same(String name, Program first, Program second) {
    return Diagnostic.of(
            Code.DUPLICATE_NAME,
            second.span(),
            "`" + first.model() + "` and `" + second.model() + "` are both written as " + name)
        .related(first.span(), "the first one")
        .help("give one of them another name: these become the names of Java files");
  }
}
