package dev.nnc.cli.command;

import dev.nnc.cli.console.Context;
import dev.nnc.cli.input.ScriptReader;
import dev.nnc.cli.option.ProfileOptions;
import dev.nnc.cli.option.ScriptOptions;
import dev.nnc.cli.report.ProfileJson;
import dev.nnc.cli.report.ProfileReport;
import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.compiler.driver.profile.StepProfile;
import dev.nnc.compiler.driver.profile.StepProfiler;
import dev.nnc.compiler.driver.report.PassLog;
import dev.nnc.compiler.driver.report.PlanText;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.kernel.Fma;
import dev.nnc.runtime.kernel.Twins;
import dev.nnc.runtime.launch.ExitCode;
import dev.nnc.runtime.session.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nnc explain}. */
@Command(
    description =
        "Shows what the compiler makes of a script, pass by pass, and how fast that is here.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  /** What the last graphs become: kernels and buffers. */
  private static final String PLAN = "plan";

  private final Context context;

  @Mixin private ScriptOptions script = new ScriptOptions();

  @Option(
      names = "--dump",
      paramLabel = "PASS",
      description = {
        "Show the graphs after this pass alone; `checked` is what the script says,",
        "`plan` the kernels and buffers."
      })
  private @Nullable String dump;

  @ArgGroup(exclusive = false)
  private @Nullable ProfileOptions profile;

  @Spec private CommandSpec spec = CommandSpec.create();

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    requirePass();
    if (profile != null && profile.isAsked()) {
      profile(profile);
      return ExitCode.OK.code();
    }
    PassLog log = new PassLog();
    for (Program program : new ScriptReader(context).read(script, log)) {
      show(program, log);
    }
    return ExitCode.OK.code();
  }

  private void profile(ProfileOptions asked) {
    long nanos = asked.nanos();
    Options options = asked.options(script.folder());
    List<Program> programs =
        new ScriptReader(context)
            .read(script).stream().filter(each -> each.training() != null).toList();
    if (programs.isEmpty()) {
      throw new UserException(
          script.script() + " has no train block whose steps could be profiled",
          "add one, or leave out --profile");
    }
    Stream.concat(Fma.warning().stream(), Twins.advice().stream()).forEach(context::warn);
    for (Program program : programs) {
      StepProfiler profiler = new StepProfiler(program);
      profiler.sources().forEach((name, text) -> context.failures().attach(name + ".java", text));
      show(profiler.profile(options, nanos), asked.json());
    }
  }

  private void show(StepProfile step, boolean json) {
    List<String> lines = json ? List.of(ProfileJson.of(step)) : ProfileReport.lines(step);
    lines.forEach(context.streams().out()::println);
  }

  private void show(Program program, PassLog log) {
    if (!PLAN.equals(dump)) {
      context.streams().out().print(log.text(program, dump));
    }
    if (dump == null || PLAN.equals(dump)) {
      context.streams().out().print(PlanText.of(program));
    }
  }

  private void requirePass() {
    List<String> passes = new ArrayList<>(Pipeline.passNames());
    passes.add(PLAN);
    if (dump != null && profile != null) {
      throw wrong("--dump and --profile show different things: leave out one");
    }
    if (dump != null && !passes.contains(dump)) {
      throw wrong("no pass `" + dump + "`; there are " + String.join(", ", passes));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
