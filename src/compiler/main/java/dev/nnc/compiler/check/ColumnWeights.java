package dev.nnc.compiler.check;

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
    this.scope = model.scope;
  }

  /** Rewrites loss and data where the weight is a column. */
  void carryOut(Statements statements) {
    Ast.Loss loss = statements.loss();
    Ast.Expression weight = loss == null ? null : loss.weight();
    if (loss == null || weight == null || statements.data() == null || !isColumn(weight)) {
      return;
    }
    String name = freeName();
    models.forEach(model -> declare(model, name, loss));
    Ast.Name bound = new Ast.Name(weight.span(), name, false);
    statements.replace(new Ast.Loss(loss.span(), loss.value(), bound));
    for (Ast.Data data : statements.allData()) {
      statements.replace(fed(data, name, weight));
    }
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
    TensorType type = new TensorType(model.context.real, Shape.of(DataNames.ROWS));
    Value value = new Value.Tensor(model.context.builder.source(new Placeholder(name), type));
    model.scope.bind(name, value, loss.span());
    model.placeholders.put(name, new Program.Feed(name, type, 0, loss.span()));
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
