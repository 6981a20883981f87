package dev.nnc.compiler.text;

/**
 * The kinds of messages. The number stays for ever, since users search for it; the hundreds group
 * them: 0 syntax, 1 names and arguments, 2 types and shapes, 3 training, 4 limits, 9 warnings.
 */
public enum Code {
  UNREADABLE_CHARACTER(1, "a character that no script holds"),
  UNCLOSED(2, "a bracket or a string that is not closed"),
  UNEXPECTED(3, "a word or sign where another is expected"),
  UNFINISHED(4, "a statement that ends too early"),
  FOREIGN_SYNTAX(5, "a habit of another language"),
  AMBIGUOUS(6, "an expression that can be read in two ways"),
  BAD_NUMBER(7, "a number that is none"),
  TOO_DEEP(8, "nesting beyond the limit"),
  WRONG_BLOCK(9, "a statement in a block where it has no meaning"),
  UNREADABLE_FILE(10, "a script that cannot be read"),

  UNKNOWN_NAME(1101, "a name that nothing defines"),
  UNKNOWN_ARGUMENT(1102, "an argument that the definition does not have"),
  MISSING_ARGUMENT(1103, "an argument that is needed"),
  DUPLICATE_NAME(1104, "a name bound twice"),
  TOO_MANY_ARGUMENTS(1105, "more positional arguments than the definition takes"),
  DUPLICATE_ARGUMENT(1106, "an argument given twice"),
  NOT_CALLABLE(1107, "a call of what is not a function"),
  NO_MATCH(1108, "a pattern that matches no variable"),
  RECURSION(1109, "a definition that uses itself"),
  UNKNOWN_SETTING(1110, "an override of what the script does not have"),
  UNKNOWN_FILE(1111, "a used file that is not there"),
  WRONG_RESULTS(1112, "another number of results than names"),
  NOT_A_VARIABLE(1113, "a name where a variable is needed"),
  NO_NEXT(1114, "a next value where there is none"),

  UNKNOWN_TYPE(2001, "a type that does not exist"),
  WRONG_TYPE(2002, "a value of another type than needed"),
  SHAPE_MISMATCH(2003, "shapes that do not fit"),
  DIMENSION_MISMATCH(2004, "dimensions that differ"),
  BAD_DIMENSION(2005, "a dimension that is none"),
  BAD_AXIS(2006, "an axis that the shape does not have"),
  BAD_INDEX(2007, "an index outside its dimension"),
  NOT_CONSTANT(2008, "a value that must be known when compiling"),
  BAD_VALUE(2009, "a value outside what is allowed"),
  NOT_SCALAR(2010, "a tensor where a scalar is needed"),
  NO_INITIAL(2011, "a variable without an initial value"),
  NOT_DIFFERENTIABLE(2012, "a derivative of what is not a number"),

  MISSING_STATEMENT(3001, "a statement that a block needs"),
  DUPLICATE_STATEMENT(3002, "a statement given twice"),
  MISSING_UNIT(3003, "a duration without a unit"),
  WRONG_UNIT(3004, "a unit that has no meaning there"),
  UNFED_PLACEHOLDER(3005, "a placeholder that the data does not feed"),
  NOT_A_PLACEHOLDER(3006, "data for what is no placeholder"),
  BAD_DATA(3007, "a data source or column expression that has no meaning"),
  NO_GRADIENT(3008, "a loss that no variable can change"),
  NOT_AN_OPTIMIZER(3009, "a value where an optimizer is needed"),
  BAD_SHARE(3010, "shares that are none"),
  UNTRAINED(3011, "variables that nothing would train"),

  BAD_PICTURE(3020, "a picture that cannot be drawn so"),

  TOO_LARGE(4001, "a script or graph beyond the limits"),
  BAD_OUTPUT(4002, "a place where results cannot be written"),

  PROVED_ZERO(9001, "a derivative that is zero", Severity.WARNING),
  UNUSED(9002, "what is never used", Severity.WARNING),
  MISFIT(9003, "a loss of values that it is not meant for", Severity.WARNING);

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING
  }

  private final int number;
  private final String title;
  private final Severity severity;

  Code(int number, String title) {
    this(number, title, Severity.ERROR);
  }

  Code(int number, String title, Severity severity) {
    this.number = number;
    this.title = title;
    this.severity = severity;
  }

  /** As shown to users, for example {@code NN2003}. */
  public String id() {
    return String.format(java.util.Locale.ROOT, "NN%04d", number);
  }

  /** What the code stands for, for the documentation. */
  public String title() {
    return title;
  }

  public Severity severity() {
    return severity;
  }
}
