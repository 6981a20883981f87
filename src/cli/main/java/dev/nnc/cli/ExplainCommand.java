package dev.nnc.cli;

import dev.nnc.compiler.driver.Pipeline;
import dev.nnc.compiler.driver.report.PassLog;
import dev.nnc.compiler.driver.report.PlanText;
import dev.nnc.compiler.lower.Program;
import dev.nnc.runtime.launch.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nnc explain}. */
@Command(
    description = "Shows what the compiler makes of a script, pass by pass.",
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

  @Spec private @Nullable CommandSpec spec;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    requirePass();
    PassLog log = new PassLog();
    for (Program program : new ScriptReader(context).read(script, log)) {
      show(program, log);
    }
    return ExitCode.OK.code();
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
    if (dump != null && spec != null && !passes.contains(dump)) {
      throw new ParameterException(
          spec.commandLine(), "no pass `" + dump + "`; there are " + String.join(", ", passes));
    }
  }
}
