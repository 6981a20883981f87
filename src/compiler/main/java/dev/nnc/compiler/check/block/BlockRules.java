package dev.nnc.compiler.check.block;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.TrainingWords;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which statements make sense in which block. */
public final class BlockRules {
  /** First words of statements that trainings may have. */
  private static final Set<String> OF_TRAININGS =
      Set.of("validate", "regularize", "constrain", "average", "metric");

  /** Kinds of blocks. */
  public enum Block {
    MODEL("a model"),
    DEFINITION("a definition"),
    OPTIMIZER("an optimizer"),
    TRAIN("a train block");

    private final String text;

    Block(String text) {
      this.text = text;
    }
  }

  private final Diagnostics diagnostics;

  public BlockRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  public void check(List<Ast.Statement> body, Block block) {
    check(body, block, "");
  }

  /**
   * @param inside the statement whose own block this is; empty for the block itself
   */
  private void check(List<Ast.Statement> body, Block block, String inside) {
    for (Ast.Statement statement : body) {
      if (!allowed(statement, block)) {
        diagnostics.report(wrong(statement, block));
      } else if (!inside.isEmpty() && isOfModel(statement)) {
        diagnostics.report(hidden(statement, inside));
      }
      if (statement instanceof Ast.Repeat repeat) {
        check(repeat.body(), block, "repeat");
      }
      if (statement instanceof Ast.If choice) {
        choice.branches().forEach(branch -> check(branch.body(), block, "if"));
        List<Ast.Statement> otherwise = choice.otherwise();
        check(otherwise == null ? List.of() : otherwise, block, "if");
      }
    }
  }

  private static boolean isOfModel(Ast.Statement statement) {
    return statement instanceof Ast.Placeholder || statement instanceof Ast.Output;
  }

  private static Diagnostic hidden(Ast.Statement statement, String inside) {
    String word = statement instanceof Ast.Output ? "output" : "placeholder";
    return Diagnostic.of(
            Code.WRONG_BLOCK,
            statement.span(),
            "`" + word + "` has no meaning inside of `" + inside + "`")
        .help(
            word.equals("output")
                ? "bind the name here, and behind the block write: output name = …"
                : "declare it before the block");
  }

  static boolean allowed(Ast.Statement statement, Block block) {
    if (block == Block.TRAIN) {
      return isTraining(statement);
    }
    if (statement instanceof Ast.Declaration declaration) {
      boolean slot = declaration.kind() == Ast.StorageKind.SLOT;
      return slot == (block == Block.OPTIMIZER);
    }
    if (isOfModel(statement)) {
      return block == Block.MODEL;
    }
    if (statement instanceof Ast.Return) {
      return block == Block.DEFINITION;
    }
    if (statement instanceof Ast.Penalty || statement instanceof Ast.LayerItem) {
      return block != Block.OPTIMIZER;
    }
    return !isTraining(statement);
  }

  /** Whether it is for a train block. */
  static boolean isTraining(Ast.Statement statement) {
    return statement instanceof Ast.Data
        || statement instanceof Ast.Loss
        || statement instanceof Ast.Regularize
        || statement instanceof Ast.Constrain
        || statement instanceof Ast.Optimize
        || statement instanceof Ast.Average
        || statement instanceof Ast.Run
        || statement instanceof Ast.Metric
        || statement instanceof Ast.Log
        || statement instanceof Ast.Stop
        || statement instanceof Ast.Checkpoint
        || statement instanceof Ast.Plot;
  }

  private static Diagnostic wrong(Ast.Statement statement, Block block) {
    String word = statement.span().text().split("[^A-Za-z_]", 2)[0];
    String shown = statement instanceof Ast.Bind ? "a binding" : "`" + word + "`";
    return Diagnostic.of(
            Code.WRONG_BLOCK, statement.span(), shown + " has no meaning in " + block.text)
        .help(help(statement, block));
  }

  private static String inTraining(Ast.Statement statement) {
    Optional<String> meant =
        statement instanceof Ast.Bind bind
            ? TrainingWords.answer(bind.targets().get(0).name()).or(() -> withoutSign(bind))
            : Optional.empty();
    return meant.orElse("compute it in the model, and use its name here");
  }

  /** A statement of a training that was written as a binding. */
  private static Optional<String> withoutSign(Ast.Bind bind) {
    String word = bind.targets().get(0).name();
    return Statements.isNeeded(word) || OF_TRAININGS.contains(word)
        ? Optional.of("leave out the `=`: " + word + " " + bind.value().span().text())
        : Optional.empty();
  }

  private static String help(Ast.Statement statement, Block block) {
    if (isTraining(statement)) {
      return "move it to the block: train Name { … }";
    }
    if (isOfModel(statement)) {
      return block == Block.TRAIN
          ? "move it to the block: model Name { … }"
          : "pass values as parameters and return results";
    }
    if (statement instanceof Ast.Declaration declaration
        && declaration.kind() == Ast.StorageKind.SLOT) {
      return "slots belong to optimizers; declare a state here";
    }
    if (statement instanceof Ast.Declaration) {
      return block == Block.TRAIN
          ? "move it to the block: model Name { … }"
          : "an optimizer keeps slots: slot name = 0";
    }
    if (statement instanceof Ast.Return result) {
      return block == Block.MODEL
          ? "name it: output name = " + result.values().get(0).span().oneLine()
          : "bind the next value: parameter' = …";
    }
    return block == Block.TRAIN
        ? inTraining(statement)
        : "see the statements of " + block.text + " in the language's description";
  }
}
