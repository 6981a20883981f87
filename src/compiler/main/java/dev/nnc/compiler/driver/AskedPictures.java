package dev.nnc.compiler.driver;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.parse.ScriptParser;
import dev.nnc.compiler.text.Diagnostics;
import dev.nnc.compiler.text.Source;
import java.util.ArrayList;
import java.util.List;

/** Puts other pictures into a script's train blocks than it asks for itself. */
final class AskedPictures {
  private AskedPictures() {}

  /**
   * The script with these pictures instead of its own.
   *
   * @param pictures each as in a plot statement, without a file
   * @param diagnostics gets mistakes in them
   */
  static Ast.Script in(Ast.Script script, List<String> pictures, Diagnostics diagnostics) {
    List<Ast.Statement> plots = new ArrayList<>();
    for (String picture : pictures) {
      String file = " to \"picture-" + (plots.size() + 1) + ".svg\"";
      Source source = Source.of("picture", "train T {\n  plot " + picture + file + "\n}\n");
      for (Ast.Item item : ScriptParser.parse(source, diagnostics).items()) {
        if (item instanceof Ast.Train train) {
          plots.addAll(train.body());
        }
      }
    }
    return new Ast.Script(
        script.span(),
        script.items().stream().map(item -> with(item, plots)).toList(),
        script.comments());
  }

  private static Ast.Item with(Ast.Item item, List<Ast.Statement> plots) {
    if (!(item instanceof Ast.Train train)) {
      return item;
    }
    List<Ast.Statement> body = new ArrayList<>(train.body());
    body.removeIf(statement -> statement instanceof Ast.Plot);
    body.addAll(plots);
    return new Ast.Train(train.span(), train.doc(), train.model(), body);
  }
}
