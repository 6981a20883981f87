package dev.nnc.compiler.emit.train;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.nnc.compiler.emit.routine.Fields;
import dev.nnc.compiler.emit.routine.RoutineWriter;
import dev.nnc.compiler.lower.Watch;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.runtime.train.TrainingPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a plan says about the statements that accompany the steps. */
final class WatchWriter {
  private final Watch watch;

  WatchWriter(Watch watch) {
    this.watch = watch;
  }

  // .withStop(new TrainingPlan.Stop("auc", TrainingPlan.Better.HIGHER, 1e-4, …, true))
  // .withCheckpoint(new TrainingPlan.Checkpoint("checkpoints", Duration.epochs(1), 3))
  // .withBoard(new TrainingPlan.Board("runs", null))
  // .withLooks(List.of(new TrainingPlan.Look("loss", Duration.epochs(1), "measured/loss")))
  CodeBlock withers() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (watch.stop() != null) {
      code.add("\n.withStop($L)", stop(watch.stop()));
    }
    if (watch.checkpoint() != null) {
      Watch.Checkpoint rule = watch.checkpoint();
      code.add(
          "\n.withCheckpoint(new $T($S,$W$L,$W$L))",
          TrainingPlan.Checkpoint.class,
          rule.folder(),
          every(rule.every()),
          PlanWriter.number(rule.keep()));
    }
    if (watch.board() != null) {
      Watch.Board rule = watch.board();
      code.add(
          "\n.withBoard(new $T($S,$W$L))",
          TrainingPlan.Board.class,
          rule.folder(),
          every(rule.every()));
    }
    if (!watch.looks().isEmpty()) {
      List<CodeBlock> looks = watch.looks().stream().map(WatchWriter::look).toList();
      code.add("\n.withLooks($L)", PlanWriter.list(looks));
    }
    return code.build();
  }

  private static CodeBlock look(Watch.Look look) {
    return CodeBlock.of(
        "new $T($S,$W$L,$W$S)",
        TrainingPlan.Look.class,
        look.metric(),
        every(look.every()),
        look.path());
  }

  private static CodeBlock stop(Watch.Stop stop) {
    return CodeBlock.of(
        "new $T($S,$W$T.$L,$W$L,$W$L,$W$L)",
        TrainingPlan.Stop.class,
        stop.metric(),
        TrainingPlan.Better.class,
        stop.higher() ? TrainingPlan.Better.HIGHER : TrainingPlan.Better.LOWER,
        Double.toString(stop.gain()),
        every(stop.patience()),
        stop.restoreBest());
  }

  private static CodeBlock every(Watch.@Nullable Every every) {
    return every == null ? CodeBlock.of("null") : PlanWriter.duration(every.amount(), every.unit());
  }

  // protected double[] rates() {
  //   …
  //   return new double[] {rate};
  // }
  static MethodSpec rates(Routine routine, RoutineWriter routines, Fields fields) {
    CodeBlock values =
        routine.results().values().stream()
            .map(rate -> CodeBlock.of("$L", fields.number(rate)))
            .collect(CodeBlock.joining(",$W"));
    return TrainingWriter.overriding("rates", ArrayTypeName.of(TypeName.DOUBLE))
        .addCode(routines.body("rates", routine, fields))
        .addStatement("return new double[] {$L}", values)
        .build();
  }
}
