package dev.nnc.compiler.check.picture;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The kinds of pictures, what each is written like, and which clauses it has. */
final class PictureForms {
  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("boundary", "boundary(probability over x)");
    FORMS.put("scatter", "scatter(x by label)");
    FORMS.put("contour", "contour(f over p[0] in -6 to 6, p[1] in -6 to 6) with path of p");
    FORMS.put("curves", "curves(loss, accuracy)");
    FORMS.put("line", "line(y over x)");
    FORMS.put("images", "images(\"h/dense/weight\" as 8 by 8)");
    FORMS.put("confusion", "confusion(logits by label)");
  }

  private PictureForms() {}

  /** Requires that a picture is of a kind that there is, with the clauses that belong to it. */
  static void require(Ast.Picture picture) {
    String kind = picture.kind().name();
    String form = FORMS.get(kind);
    if (form == null) {
      throw Problem.of(
          Code.BAD_PICTURE,
          picture.kind().span(),
          "there is no picture called `" + kind + "`",
          Nearest.question(kind, FORMS.keySet())
              .orElse("there are " + String.join(", ", FORMS.keySet())));
    }
    if (picture.subjects().isEmpty()) {
      throw wrong(picture, picture.span(), "`" + kind + "` shows nothing here");
    }
    clause(picture, picture.rows() != null, "as", form.contains(" as "));
    clause(picture, !picture.over().isEmpty(), "over", form.contains(" over "));
    clause(picture, picture.by() != null, "by", form.contains(" by "));
    clause(picture, picture.path() != null, "with path of", form.contains(" path "));
  }

  private static void clause(Ast.Picture picture, boolean there, String word, boolean known) {
    String kind = picture.kind().name();
    boolean optional = kind.equals("scatter") || word.startsWith("with");
    if (there && !known) {
      throw wrong(picture, picture.span(), "`" + kind + "` has no `" + word + "`");
    }
    if (!there && known && !optional) {
      throw wrong(picture, picture.span(), "`" + kind + "` needs `" + word + "` and what follows");
    }
  }

  /** A picture that is not written as its kind is. */
  static Problem wrong(Ast.Picture picture, Span span, String message) {
    String form = FORMS.getOrDefault(picture.kind().name(), "");
    return Problem.of(Code.BAD_PICTURE, span, message, "write it like this: plot " + form);
  }

  /** Requires a file that pictures can be written to. */
  static Ast.Text file(Ast.Plot plot) {
    Ast.Text file = plot.file();
    if (file == null) {
      throw Problem.of(
          Code.BAD_PICTURE, plot.span(), "the picture has no file", "add: to \"picture.svg\"");
    }
    String name = file.value().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw Problem.of(
          Code.BAD_PICTURE,
          file.span(),
          "pictures are written as .svg or .png, not as \"" + file.value() + "\"",
          "write to \"" + file.value().replaceAll("\\.[^./]*$", "") + ".svg\"");
    }
    return file;
  }
}
