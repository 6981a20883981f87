package dev.nnc.compiler.oracle;

import dev.nnc.compiler.ir.DenseArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that move, order and combine elements, as NumPy and einops compute them. */
class FunctionsTest {
  private static final Map<String, double[]> VALUES = new LinkedHashMap<>();

  static {
    put("prod(a)", 720);
    put("prod(a, axis = 0)", 4, 10, 18);
    put("prod(v)", -36);
    put("prod(v, axis = [0])", -36);
    put("cumsum(a)", 1, 3, 6, 4, 9, 15);
    put("cumsum(a, axis = 0)", 1, 2, 3, 5, 7, 9);
    put("cumsum(v)", 3, 2, 6, 7, 10);
    put("cumprod(v)", 3, -3, -12, -12, -36);
    put("flip(a)", 6, 5, 4, 3, 2, 1);
    put("flip(a, axis = 1)", 3, 2, 1, 6, 5, 4);
    put("flip(a[:, 1:3], axis = 0)", 5, 6, 2, 3);
    put("sort(v)", -1, 1, 3, 3, 4);
    put("sort(-a, axis = 0)", -4, -5, -6, -1, -2, -3);
    put("sort(flip(a, axis = 1) * [1, -1, 1], axis = -1)", -2, 1, 3, -5, 4, 6);
    put("top_k(v, 2)", 4, 3);
    put("top_k(a, 1, axis = 0)", 4, 5, 6);
    put("median(v)", 3);
    put("median(a, axis = 1)", 2, 5);
    put("stack([a, -a])", 1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6);
    put("stack([v, -v], axis = -1)", 3, -3, -1, 1, 4, -4, 1, -1, 3, -3);
    put("pad(v, [[1, 2]])", 0, 3, -1, 4, 1, 3, 0, 0);
    put("pad(a, [[0, 1], [1, 0]], value = 9)", 9, 1, 2, 3, 9, 4, 5, 6, 9, 9, 9, 9);
    put("slice(a, start = 1, stop = 3, axis = 1)", 2, 3, 5, 6);
    put("roll(v, 2, axis = 0)", 1, 3, 3, -1, 4);
    put("roll(v, -1, axis = 0)", -1, 4, 1, 3, 3);
    put("tril(m)", 1, 0, 0, 4, 5, 0, 7, 8, 9);
    put("triu(m)", 1, 2, 3, 0, 5, 6, 0, 0, 9);
    put("tril(a, diagonal = 1)", 1, 2, 0, 4, 5, 6);
    put("triu(m, diagonal = 1)", 0, 2, 3, 0, 0, 6, 0, 0, 0);
    put("trace(m)", 15);
    put("diagonal(m)", 1, 5, 9);
    put("outer([1, 2], [3, 4, 5])", 3, 4, 5, 6, 8, 10);
    put("float(iota([2, 3], axis = 1))", 0, 1, 2, 0, 1, 2);
    put("linspace(1, 2, 5)", 1, 1.25, 1.5, 1.75, 2);
    put("full([2], 7.5)", 7.5, 7.5);
    put("float(argmin(a * [1, -1, 1], axis = 1))", 1, 1);
    put("stddev([1, 3, 5, 7])", Math.sqrt(5));
    put("float(any(a > 5, axis = 1))", 0, 1);
    put("float(all(a > 3, axis = 1))", 0, 1);
    put("einsum(\"ij,kj->ik\", a, m)", 14, 32, 50, 32, 77, 122);
    put("einsum(\"ij,jk->ki\", a, m)", 30, 66, 36, 81, 42, 96);
    put("einsum(\"ij->j\", a)", 5, 7, 9);
    put("einsum(\"ij->\", a)", 21);
    put("einsum(\"ii->i\", m)", 1, 5, 9);
    put("einsum(\"ii->\", m)", 15);
    put("einsum(\"i,j->ji\", [1, 2], [3, 4, 5])", 3, 6, 4, 8, 5, 10);
    put("einsum(\"ij,ij->i\", a, a)", 14, 77);
    put("einsum(\"ij, jk, ik -> i\", a, m, a)", 228, 1245);
    put(
        "einsum(\"bij,bjk->bik\", stack([a, a]), stack([m, 2 * m]))",
        30,
        36,
        42,
        66,
        81,
        96,
        60,
        72,
        84,
        132,
        162,
        192);
    put("einsum(\"...j,jk->...k\", stack([a, -a]), m[:, 0:1])", 30, 66, -30, -66);
    put("rearrange(a, \"i j -> j i\")", 1, 4, 2, 5, 3, 6);
    put("rearrange(a, \"i j -> (j i)\")", 1, 4, 2, 5, 3, 6);
    put("rearrange(pad(v, [[0, 1]]), \"(i j) -> j i 1\", i = 2)", 3, 1, -1, 3, 4, 0);
    put(
        "stack([a, -a]) |> rearrange(\"b ... -> ... b\")",
        1,
        -1,
        2,
        -2,
        3,
        -3,
        4,
        -4,
        5,
        -5,
        6,
        -6);
    put("tan([0.5])", Math.tan(0.5));
    put("asin([0.5, -1])", Math.asin(0.5), -Math.PI / 2);
    put("acos([0.5, -1])", Math.acos(0.5), Math.PI);
    put("sinh([0.5, -2])", Math.sinh(0.5), Math.sinh(-2));
    put("cosh([0.5, -2])", Math.cosh(0.5), Math.cosh(-2));
    put("asinh([0.5, -2, 1e30])", asinh(0.5), -asinh(2), Math.log(2e30));
    put("acosh([1.5, 2])", Math.log(1.5 + Math.sqrt(1.25)), Math.log(2 + Math.sqrt(3)));
    put("atanh([0.5])", 0.5 * Math.log(3));
    put(
        "atan2([1, -1, 0, 2], [-1, -1, -1, 0])",
        Math.atan2(1, -1),
        Math.atan2(-1, -1),
        Math.PI,
        Math.PI / 2);
    put("log10([1000])", 3);
    put("exp2([3, -1])", 8, 0.5);
    put("hypot([3e30], [4e30])", 5e30);
    put("logaddexp([1, -1e30, 500], [1, 2, 500])", 1 + Math.log(2), 2, 500 + Math.log(2));
    put("trunc([1.7, -1.7])", 1, -1);
    put("erfc([0.5])", 0.4795001221869535);
    put("lerp([1], [3], 0.25)", 1.5);
    put("normalize([[3, 4], [0, 0]])", 0.6, 0.8, 0, 0);
  }

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }

  private static void put(String expression, double... expected) {
    VALUES.put(expression, expected);
  }

  @ParameterizedTest
  @EnumSource
  void haveTheirValues(Engine engine) {
    StringBuilder script =
        new StringBuilder(
            """
        model Case {
          placeholder a : float[2, 3]
          placeholder v : float[5]
          placeholder m : float[3, 3]
        """);
    int count = 0;
    for (String expression : VALUES.keySet()) {
      script.append("  output y%d = %s\n".formatted(count++, expression));
    }
    Map<String, DenseArray> found = engine.run(script.append("}\n").toString(), feeds());
    count = 0;
    for (Map.Entry<String, double[]> entry : VALUES.entrySet()) {
      DenseArray actual = found.get("y" + count++);
      DenseArray expected = new DenseArray(actual.shape(), entry.getValue());
      double tiny = engine.negligible(expected);
      Close.assertClose(entry.getKey(), actual, expected, engine.relative(), tiny);
    }
  }

  private static Map<String, DenseArray> feeds() {
    Map<String, DenseArray> feeds = new LinkedHashMap<>();
    feeds.put("a", new DenseArray(new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6}));
    feeds.put("v", new DenseArray(new int[] {5}, new double[] {3, -1, 4, 1, 3}));
    feeds.put("m", new DenseArray(new int[] {3, 3}, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}));
    return feeds;
  }
}
