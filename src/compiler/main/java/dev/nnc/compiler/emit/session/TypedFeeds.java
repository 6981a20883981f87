package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Types;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parameters of methods that take placeholders, and how they are fed. */
public final class TypedFeeds {
  private TypedFeeds() {}

  /** The parameters of a method: its object's among them, doubles twice (JVMS 4.3.3). */
  private static final int MOST_SLOTS = 255;

  /**
   * Whether a method can take arrays for all of them, and one for the result: there are not too
   * many, and lengths of arrays say all sizes.
   */
  public static boolean canBeTyped(List<Program.Feed> feeds) {
    int slots = feeds.stream().mapToInt(TypedFeeds::slots).sum();
    return slots + 2 <= MOST_SLOTS && lengthsSaySizes(feeds);
  }

  private static int slots(Program.Feed feed) {
    return feed.type().isScalar() && feed.type().dtype() == DType.FLOAT64 ? 2 : 1;
  }

  /** At most one size is known at run time, the first. */
  private static boolean lengthsSaySizes(List<Program.Feed> feeds) {
    @Nullable Dim rows = null;
    for (Program.Feed feed : feeds) {
      Shape shape = feed.type().shape();
      for (int axis = 0; axis < shape.rank(); axis++) {
        Dim dim = shape.dim(axis);
        if (!dim.isFixed()) {
          if (axis > 0 || dim.factor() != 1 || dim.symbols().size() != 1) {
            return false;
          }
          if (rows != null && !rows.equals(dim)) {
            return false;
          }
          rows = dim;
        }
      }
    }
    return true;
  }

  // public … (float[] x, float[] y_) {
  //   int rows = rows("x", x.length);
  //   requireRows("y_", y_.length, rows);
  //   resize("batch", rows);
  //   place("x", x);
  //   place("y_", y_);
  public static void add(MethodSpec.Builder method, List<Program.Feed> feeds) {
    Names scope = new Names("rows", "step", "seed", "result", "session");
    CodeBlock.Builder checks = CodeBlock.builder();
    CodeBlock.Builder places = CodeBlock.builder();
    boolean sized = false;
    for (Program.Feed feed : feeds) {
      String name = scope.variable(feed.name());
      addParameter(method, feed, name);
      Shape shape = feed.type().shape();
      if (feed.classes() > 0) {
        places.addStatement("requireClasses($S, $L)", feed.name(), name);
      }
      if (shape.isScalar()) {
        places.addStatement(
            "place($S, new $T {$L})", feed.name(), Types.array(feed.type().dtype()), name);
        continue;
      }
      places.addStatement("place($S, $L)", feed.name(), name);
      if (shape.dim(0).isFixed()) {
        checks.addStatement(
            "requireRows($S, $L.length, $L)", feed.name(), name, shape.dim(0).size());
      } else if (sized) {
        checks.addStatement("requireRows($S, $L.length, rows)", feed.name(), name);
      } else {
        sized = true;
        checks.addStatement("int rows = rows($S, $L.length)", feed.name(), name);
      }
    }
    method.addCode(checks.build());
    if (sized) {
      method.addStatement("resize($S, rows)", rowsOf(feeds));
    }
    method.addCode(places.build());
  }

  private static String rowsOf(List<Program.Feed> feeds) {
    for (Program.Feed feed : feeds) {
      Shape shape = feed.type().shape();
      if (!shape.isScalar() && !shape.dim(0).isFixed()) {
        return shape.dim(0).symbols().get(0);
      }
    }
    throw new IllegalStateException("no rows");
  }

  private static void addParameter(MethodSpec.Builder method, Program.Feed feed, String name) {
    boolean scalar = feed.type().isScalar();
    method.addParameter(
        scalar ? Types.of(feed.type().dtype()) : Types.array(feed.type().dtype()), name);
    String doc = Docs.text(String.join(" ", feed.span().documentation()));
    String type = Docs.text(Types.described(feed.type()));
    method.addJavadoc("@param $L $L\n", name, doc.isEmpty() ? type : type + ". " + doc);
  }
}
