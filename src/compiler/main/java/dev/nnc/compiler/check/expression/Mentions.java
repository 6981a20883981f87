package dev.nnc.compiler.check.expression;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.AstWalk;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the names that statements mention, without evaluating anything. */
public final class Mentions {
  private final Consumer<Ast.Identifier> values;
  private final Consumer<Ast.Identifier> functions;

  /**
   * @param values gets every name of a value
   * @param functions gets every name that is called
   */
  public Mentions(Consumer<Ast.Identifier> values, Consumer<Ast.Identifier> functions) {
    this.values = values;
    this.functions = functions;
  }

  public void statements(@Nullable List<Ast.Statement> body) {
    if (body != null) {
      body.forEach(this::statement);
    }
  }

  private void statement(Ast.Statement statement) {
    if (statement instanceof Ast.Placeholder placeholder) {
      type(placeholder.type());
    } else if (statement instanceof Ast.Declaration declaration) {
      type(declaration.type());
      expression(declaration.initial());
    } else if (statement instanceof Ast.Output output) {
      output(output);
    } else if (statement instanceof Ast.Bind bind) {
      expression(bind.value());
    } else if (statement instanceof Ast.LayerItem layer) {
      expression(layer.value());
    } else if (statement instanceof Ast.Repeat repeat) {
      expression(repeat.count());
      statements(repeat.body());
    } else if (statement instanceof Ast.If choice) {
      choice.branches().forEach(this::branch);
      statements(choice.otherwise());
    } else if (statement instanceof Ast.Return result) {
      result.values().forEach(this::expression);
    } else if (statement instanceof Ast.Penalty penalty) {
      expression(penalty.value());
    } else if (statement instanceof Ast.Require require) {
      expression(require.condition());
    } else {
      training(statement);
    }
  }

  private void output(Ast.Output output) {
    if (output.value() == null) {
      values.accept(output.name());
    }
    expression(output.value());
  }

  private void branch(Ast.Branch branch) {
    expression(branch.condition());
    statements(branch.body());
  }

  private void training(Ast.Statement statement) {
    if (statement instanceof Ast.Data data) {
      data.sources().forEach(this::source);
    } else if (statement instanceof Ast.Loss loss) {
      all(loss.value(), loss.weight());
    } else if (statement instanceof Ast.Regularize regularize) {
      expression(regularize.value());
    } else if (statement instanceof Ast.Constrain constrain) {
      expression(constrain.value());
    } else if (statement instanceof Ast.Optimize optimize) {
      optimize.groups().forEach(group -> expression(group.value()));
    } else if (statement instanceof Ast.Average average) {
      expression(average.decay());
    } else if (statement instanceof Ast.Run run) {
      all(run.batch(), run.duration(), run.seed());
    } else if (statement instanceof Ast.Metric metric) {
      expression(metric.value());
    } else if (statement instanceof Ast.Log log) {
      log.values().forEach(this::expression);
      expression(log.every());
    } else if (statement instanceof Ast.Stop stop) {
      all(stop.metric(), stop.gain(), stop.patience());
    } else if (statement instanceof Ast.Checkpoint checkpoint) {
      all(checkpoint.every(), checkpoint.keep());
    } else if (statement instanceof Ast.Plot plot) {
      plot.pictures().forEach(this::picture);
    }
  }

  private void source(Ast.DataSource source) {
    all(source.reader(), source.where());
    source.bindings().forEach(binding -> expression(binding.value()));
  }

  private void picture(Ast.Picture picture) {
    picture.subjects().forEach(this::expression);
    picture.over().forEach(range -> all(range.subject(), range.from(), range.to()));
    all(picture.rows(), picture.by(), picture.path());
  }

  private void type(Ast.@Nullable TypeReference type) {
    List<Ast.DimReference> dims = type == null ? null : type.dimensions();
    if (dims != null) {
      dims.forEach(dim -> expression(dim.size()));
    }
  }

  private void all(Ast.@Nullable Expression... expressions) {
    Stream.of(expressions).forEach(this::expression);
  }

  public void expression(Ast.@Nullable Expression root) {
    if (root == null) {
      return;
    }
    AstWalk.walk(
        root,
        part -> {
          if (part instanceof Ast.Name name) {
            values.accept(new Ast.Identifier(name.span(), name.name()));
          } else if (part instanceof Ast.Call call) {
            functions.accept(call.function());
          } else if (part instanceof Ast.With with) {
            with.substitutions().forEach(s -> expression(s.variable()));
          }
        });
  }

  public void parameters(List<Ast.Parameter> parameters) {
    for (Ast.Parameter parameter : parameters) {
      type(parameter.type());
      expression(parameter.preset());
    }
  }
}
