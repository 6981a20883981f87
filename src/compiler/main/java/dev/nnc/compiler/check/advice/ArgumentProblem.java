package dev.nnc.compiler.check.advice;

/** Arguments that do not fit a definition, so that another of the same name may be tried. */
public final class ArgumentProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ArgumentProblem(Problem problem) {
    super(problem.getMessage(), problem, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
