package dev.nnc.compiler.emit.loop;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import java.util.List;

/** How a method takes a finished part of a product, and which element of it is where. */
public final class Tile {
  static final String ROW = "row";
  static final String ROWS = "rows";
  static final String COLUMN = "column";
  static final String COLUMNS = "columns";

  private static final String AT = "at";
  private static final String STRIDE = "stride";
  private static final String ORIGIN = "origin";
  private static final String START = "tileRow";

  /** What follows the array. */
  private static final List<String> PARAMETERS = List.of(AT, STRIDE, ROW, ROWS, COLUMN, COLUMNS);

  private Tile() {}

  /** Names that a method with a tile has no other use for. */
  public static Names scope() {
    return new Names(AT, STRIDE, ROW, ROWS, COLUMN, COLUMNS, ORIGIN, START);
  }

  public static void addParameters(MethodSpec.Builder method) {
    PARAMETERS.forEach(name -> method.addParameter(int.class, name));
  }

  /** What a method is called with, where these are the names of an edge's parameters. */
  public static CodeBlock arguments() {
    return CodeBlock.of("tile, $L", String.join(", ", PARAMETERS));
  }

  // int origin = at - row * stride - column;
  public static void declareOrigin(CodeBlock.Builder out) {
    out.addStatement("int $L = $L - $L * $L - $L", ORIGIN, AT, ROW, STRIDE, COLUMN);
  }

  // int tileRow = origin + i * stride;
  static void declareRow(CodeBlock.Builder out, JavaExpr row) {
    out.addStatement("int $L = $L + $L * $L", START, ORIGIN, row.code(), STRIDE);
  }

  // tileRow + j
  static JavaExpr position(JavaExpr column) {
    return JavaExpr.primary(START).plus(column);
  }
}
