package dev.nnc.compiler.check.train;

import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.block.Statements;
import dev.nnc.compiler.check.data.DataNames;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.ops.Placeholder;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code loss … weighted column}: a weight that the model does not know is a column of the data. It
 * becomes a placeholder of its own, fed beside the others.
 */
final class ColumnWeights {
  private static final String NAME = "loss_weight";

  private final List<ModelChecker> models;
  private final Scope scope;

  ColumnWeights(ModelChecker model, ModelChecker used) {
    this.models = List.of(model, used);
    this.scope = model.scope();
  }

  /** Rewrites losses and data where the weight is a column. */
  void carryOut(Statements statements) {
    if (statements.data() != null) {
      statements.losses().replaceAll(loss -> carriedOut(loss, statements));
    }
  }

  private Ast.Loss carriedOut(Ast.Loss loss, Statements statements) {
    Ast.Expression weight = loss.weight();
    if (weight == null || !isColumn(weight)) {
      return loss;
    }
    String name = freeName();
    models.forEach(model -> declare(model, name, loss));
    for (Ast.Data data : statements.allData()) {
      statements.replace(fed(data, name, weight));
    }
    Ast.Name bound = new Ast.Name(weight.span(), name, false);
    return new Ast.Loss(loss.span(), loss.name(), loss.value(), bound);
  }

  /** Whether some name in the weight means nothing to the model. */
  private boolean isColumn(Ast.Expression weight) {
    List<String> unknown = new ArrayList<>();
    AstWalk.walk(
        weight,
        part -> {
          if (part instanceof Ast.Name name && scope.find(name.name()) == null) {
            unknown.add(name.name());
          }
        });
    return !unknown.isEmpty();
  }

  private String freeName() {
    String name = NAME;
    while (scope.find(name) != null) {
      name += "_";
    }
    return name;
  }

  private static void declare(ModelChecker model, String name, Ast.Loss loss) {
    TensorType type = new TensorType(model.context().real(), Shape.of(DataNames.ROWS));
    Value value = new Value.Tensor(model.context().builder().source(new Placeholder(name), type));
    model.scope().bind(name, value, loss.span());
    model.placeholders().put(name, new Program.Feed(name, type, 0, loss.span()));
  }

  /** The same statement, its first source feeding the weight too. */
  private static Ast.Data fed(Ast.Data data, String name, Ast.Expression weight) {
    List<Ast.DataSource> sources = new ArrayList<>(data.sources());
    Ast.DataSource first = sources.get(0);
    List<Ast.DataBinding> bindings = new ArrayList<>(first.bindings());
    Ast.Identifier placeholder = new Ast.Identifier(weight.span(), name);
    bindings.add(new Ast.DataBinding(weight.span(), placeholder, weight));
    sources.set(0, new Ast.DataSource(first.span(), first.reader(), first.where(), bindings));
    return new Ast.Data(data.span(), data.validation(), sources, data.split());
  }
}
