package dev.nnc.compiler.driver.profile;

import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.JavaImage;
import dev.nnc.compiler.driver.report.KernelPart;
import dev.nnc.compiler.emit.ProgramWriter;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.KernelCost;
import dev.nnc.compiler.plan.StepPlan;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.profile.Roofline;
import dev.nnc.runtime.profile.StepTimes;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.train.ProfiledSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Trains a program for a while, with a clock between its kernels. They are the code that trains
 * otherwise.
 */
public final class StepProfiler {
  private final Program program;
  private final StepPlan plan;
  private final Map<String, String> sources;

  /**
   * @param program one with training, through all passes
   * @throws dev.nnc.runtime.UserException if this Java has no compiler
   */
  public StepProfiler(Program program) {
    this.program = program;
    plan = StepPlan.of(program);
    JavaImage.requireCompiler();
    sources = ProgramWriter.writeProfiled(program, plan, "");
  }

  /** The Java that is run, by the full names of its classes. */
  public Map<String, String> sources() {
    return sources;
  }

  /**
   * Opens a session whose steps take times.
   *
   * @throws dev.nnc.runtime.UserException if the options' weights do not fit
   */
  public ProfiledSession open(Options options) {
    String name = GeneratedClass.name(program, "");
    return (ProfiledSession) GeneratedClass.compiled(name, sources).open(options);
  }

  /**
   * Trains, and measures what this machine can do at most.
   *
   * @param nanos how long to warm up, and then how long to measure
   * @throws dev.nnc.runtime.UserException as {@link ProfiledSession#profile}
   */
  public StepProfile profile(Options options, long nanos) {
    StepTimes times;
    try (ProfiledSession session = open(options)) {
      times = session.profile(nanos);
    }
    return profile(times, options.threads());
  }

  private StepProfile profile(StepTimes times, int threads) {
    double rows = (double) times.rows() / times.steps();
    List<Kernel> kernels = Objects.requireNonNull(plan.step()).kernels();
    Roofline roofline =
        new Roofline(threads, kernels.stream().map(kernel -> bytes(kernel, rows)).toList());
    List<KernelProfile> profiles = new ArrayList<>();
    for (int i = 0; i < kernels.size(); i++) {
      profiles.add(profile(kernels.get(i), times.kernels().get(i), rows, roofline));
    }
    return new StepProfile(
        program.model(),
        threads,
        times.steps(),
        rows,
        profiles,
        times.between(),
        times.reading(),
        roofline.multiplyAdds(Float.BYTES),
        roofline.bandwidths());
  }

  private static double bytes(Kernel kernel, double rows) {
    return KernelCost.of(kernel).bytes().at(rows);
  }

  private static KernelProfile profile(
      Kernel kernel, double nanos, double rows, Roofline roofline) {
    double bytes = bytes(kernel, rows);
    double operations = KernelCost.of(kernel).operations().at(rows);
    return new KernelProfile(
        KernelPart.of(kernel),
        nanos,
        bytes,
        operations,
        operations / roofline.multiplyAdds(width(kernel)),
        bytes / roofline.bandwidth(bytes));
  }

  private static int width(Kernel kernel) {
    boolean wide =
        kernel.writes().stream()
            .anyMatch(written -> !written.isScalar() && written.dtype() == DType.FLOAT64);
    return wide ? Double.BYTES : Float.BYTES;
  }
}
