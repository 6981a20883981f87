package dev.nnc.compiler.check;

/** Arguments that do not fit a definition, so that another of the same name may be tried. */
final class ArgumentProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ArgumentProblem(Problem problem) {
    super(problem.getMessage(), problem, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
