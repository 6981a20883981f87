package dev.nnc.compiler.site;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the compiler's own functions do, in words for {@code library.md}. */
final class Functions {
  private static final String TEXT =
      """
      abs: the absolute value
      sign: -1, 0 or 1
      maximum: the larger of two, element by element
      minimum: the smaller of two, element by element
      floor: the largest whole number not above x
      ceil: the smallest whole number not below x
      round: the nearest whole number, the even one of two
      sqrt: the square root
      exp: e to the power of x
      expm1: exp(x) - 1, exact near 0
      log: the natural logarithm
      log1p: log(1 + x), exact near 0
      pow: a^b
      sin: the sine of radians
      cos: the cosine of radians
      atan: the arc tangent in radians
      tanh: the hyperbolic tangent
      sigmoid: 1 / (1 + exp(-x))
      softplus: log(1 + exp(x)), without overflow
      erf: the error function
      erfinv: the inverse of the error function
      where: a where the condition holds, else b
      stop_gradient: x, a constant for derivatives
      sum: the sum along an axis, or of everything
      max: the largest element along an axis, or of everything
      argmax: the position of the largest element along an axis, the last one unless said; the first of equals
      size: the number of elements along an axis, or of all
      reshape: the elements in another shape, a list of dimensions
      flatten: all dimensions but the first become one
      transpose: the last two dimensions change places
      permute: the dimensions in another order, a list of axes
      squeeze: without an axis of size 1
      unsqueeze: with a new axis of size 1
      expand: repeats x along the axes that it lacks, to the shape of `like`
      concat: a list of tensors one behind the other along an axis
      slice: the part from a list of starts to a list of stops, one for each axis
      gather_rows: for each int of `rows` that row of the table
      one_hot: for each int a row of zeros with a 1 at its place
      grad: the derivatives of a number by x, in the shape of x
      jacobian: the derivatives of every element of y by x, [y..., x...]; at most 4,096 elements of y
      float: the value as `float`
      double: the value in double precision
      int: the value as whole numbers, rounded towards 0
      shape: the dimensions as a list
      rank: the number of dimensions
      leading_axes: all axes but the last, as a list
      fill: a tensor of a shape, filled with a value
      fan_in: how many inputs feed a unit of a weight: the product of all dimensions but the last
      fan_out: how many units an input of a weight feeds: the last dimension
      random_uniform: evenly distributed numbers in [0, 1)
      random_bits: whole numbers from 0 to 65,535
      average: the moving average of a variable, where the training keeps one
      total: in an optimizer: the sum of an expression over all variables that it trains
      """;

  private Functions() {}

  /** Each function's meaning by its name. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    Arrays.stream(TEXT.split("\n"))
        .map(line -> line.split(": ", 2))
        .forEach(parts -> meanings.put(parts[0], parts[1]));
    return meanings;
  }
}
