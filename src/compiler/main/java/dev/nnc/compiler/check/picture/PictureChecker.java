package dev.nnc.compiler.check.picture;

import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.block.Statements;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.lower.Pictures;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.runtime.picture.PictureLayer;
import dev.nnc.runtime.picture.PicturePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks plot statements: each picture of its kind, in a file of its own. */
public final class PictureChecker {
  private final Statements statements;
  private final Context context;
  private final PictureValues values;
  private final FunctionPictures functions;
  private final DataPictures data;

  /** Whether what pictures show may be unsound; only their form is looked at then. */
  private boolean followsMistakes;

  /**
   * @param used the model as used
   * @param measured the names of what the training measures on its way
   */
  public PictureChecker(ModelChecker used, Statements statements, List<String> measured) {
    this.statements = statements;
    this.context = used.context();
    this.values = new PictureValues(used);
    this.data = new DataPictures(values, statements);
    this.functions = new FunctionPictures(values, data, measured);
  }

  public Pictures check() {
    followsMistakes = context.diagnostics().hasErrors();
    List<PicturePlan> plans = new ArrayList<>();
    Map<String, Ast.Text> files = new LinkedHashMap<>();
    for (Ast.Plot plot : statements.plots()) {
      try {
        plans.add(plan(plot, files));
      } catch (Problem e) {
        context.report(e);
      }
    }
    return new Pictures(plans, values.values(), values.numbers());
  }

  private PicturePlan plan(Ast.Plot plot, Map<String, Ast.Text> files) {
    Ast.Text file = PictureForms.file(plot);
    Ast.Text before = files.putIfAbsent(file.value(), file);
    if (before != null) {
      throw new Problem(
          Diagnostic.of(Code.BAD_PICTURE, file.span(), "another picture is written to this file")
              .related(before.span(), "the first one")
              .help("give each plot a file of its own, or show both in one plot"));
    }
    return new PicturePlan(file.value(), plot.pictures().stream().map(this::layer).toList());
  }

  private PictureLayer layer(Ast.Picture picture) {
    PictureForms.require(picture);
    if (followsMistakes) {
      throw Problem.silent();
    }
    int cells = context.cells().size();
    PictureLayer layer =
        switch (picture.kind().name()) {
          case "boundary" -> data.boundary(picture);
          case "scatter" -> data.scatter(picture);
          case "confusion" -> data.confusion(picture);
          case "images" -> data.images(picture);
          case "contour" -> functions.contour(picture);
          case "line" -> functions.line(picture);
          default -> functions.curves(picture);
        };
    if (context.cells().size() > cells) {
      throw PictureForms.wrong(
          picture,
          picture.span(),
          "a picture cannot make variables; the training has none of them");
    }
    return layer;
  }
}
