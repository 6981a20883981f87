package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.block.Globals;
import dev.nnc.compiler.check.block.ModelChecker;
import dev.nnc.compiler.check.expression.Elaborator;
import dev.nnc.compiler.check.value.Context;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Scope;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.ir.Graph;
import dev.nnc.compiler.ir.Node;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Diagnostic;
import dev.nnc.compiler.text.Span;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.compiler.type.Shape;
import dev.nnc.compiler.type.TensorType;
import dev.nnc.runtime.data.source.SourceKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks data statements: sources, and how placeholders are made of their columns. */
public final class DataChecker {
  private final Globals globals;
  private final Map<String, Program.Feed> placeholders;
  private final Set<String> unusable;
  private final Context reporting;

  public DataChecker(Globals globals, ModelChecker model, Context reporting) {
    this.globals = globals;
    this.placeholders = model.placeholders();
    this.unusable = model.unusable();
    this.reporting = reporting;
  }

  /** The sources of a statement; those with mistakes are left out. */
  public List<Program.Source> sources(Ast.Data data, Set<String> fed) {
    List<Program.Source> sources = new ArrayList<>();
    for (Ast.DataSource source : data.sources()) {
      try {
        sources.add(source(source, fed));
      } catch (Problem e) {
        reporting.report(e);
        source.bindings().forEach(binding -> fed.add(binding.placeholder().name()));
      }
    }
    return sources;
  }

  private Program.Source source(Ast.DataSource source, Set<String> fed) {
    Context context = new Context(reporting.diagnostics(), reporting.real(), Context.Mode.USE);
    Elaborator elaborator = new Elaborator(context);
    Scope outside = globals.scope(elaborator);
    String reader = source.reader().function().name();
    List<String> files = new ArrayList<>();
    List<Program.Option> options = new ArrayList<>();
    Optional<SourceKind> kind = SourceKind.of(reader);
    if (kind.isPresent()) {
      arguments(source.reader(), kind.get(), elaborator, outside, files, options);
    } else if (!new OtherSources(elaborator, outside).read(source.reader(), files, options)) {
      throw unknownReader(source.reader());
    }
    boolean arrays = kind.isPresent() && kind.get().hasArrays();
    DataNames names = new DataNames(context.builder(), arrays);
    elaborator.useData(names);
    Scope scope = new DataFunctions(names).around(outside);
    Map<String, Node> results = new LinkedHashMap<>();
    for (Ast.DataBinding binding : source.bindings()) {
      try {
        Node node = binding(binding, names, elaborator, scope, fed);
        results.put(
            binding.placeholder().name(), elaborator.arithmetic().cast(node, DType.FLOAT64));
      } catch (Problem e) {
        reporting.report(e);
      }
    }
    Ast.Expression where = source.where();
    if (where != null) {
      names.expect("where", Shape.SCALAR);
      results.put("where", condition(elaborator.tensor(where, scope), where.span()));
    }
    int computed = results.size();
    names.learning().addTo(results);
    return new Program.Source(
        source.span(),
        reader,
        files,
        options,
        List.copyOf(names.columns()),
        names.learning().statistics(computed),
        new Graph(results, Map.of()));
  }

  /** Every placeholder must be fed; one that is misspelt was reported already. */
  public void requireFed(Set<String> fed, Span span) {
    List<String> hungry =
        placeholders.keySet().stream().filter(name -> !fed.contains(name)).toList();
    if (!hungry.isEmpty() && placeholders.keySet().containsAll(fed)) {
      Program.Feed first = placeholders.get(hungry.get(0));
      throw new Problem(
          Diagnostic.of(
                  Code.UNFED_PLACEHOLDER,
                  span,
                  "nothing feeds `" + String.join("`, `", hungry) + "`")
              .related(first == null ? null : first.span(), "declared here")
              .help("add to the braces: " + hungry.get(0) + " = " + example(first)));
    }
  }

  /** What gives a placeholder's rows, by the shape of one. */
  private static String example(Program.@Nullable Feed feed) {
    Shape shape = feed == null ? Shape.SCALAR : feed.type().shape();
    if (shape.rank() < 2) {
      return "column";
    }
    return shape.dim(shape.rank() - 1).equals(Dim.ONE) ? "[column]" : "columns(\"a\" to \"z\")";
  }

  private static Problem unknownReader(Ast.Call call) {
    String name = call.function().name();
    List<String> words = new ArrayList<>(SourceKind.words());
    words.addAll(OtherSources.words());
    return Problem.of(
        Code.BAD_DATA,
        call.function().span(),
        "there is no data source `" + name + "`",
        words.stream()
            .filter(name::contains)
            .findFirst()
            .map(reader -> "write " + reader + "(…)")
            .or(() -> Nearest.question(name, words))
            .orElse("the sources are " + String.join(", ", words)));
  }

  private void arguments(
      Ast.Call reader,
      SourceKind kind,
      Elaborator elaborator,
      Scope scope,
      List<String> files,
      List<Program.Option> options) {
    SourceArguments named = new SourceArguments(kind);
    for (Ast.Argument argument : reader.arguments()) {
      requireQuotes(argument, scope);
      Value value = elaborator.evaluate(argument.value(), scope);
      Ast.Identifier name = argument.name();
      if (name != null) {
        options.add(named.option(name, value, argument.span()));
      } else if (value instanceof Value.Text text) {
        files.add(text.value());
      } else {
        throw Problem.of(
            Code.BAD_DATA,
            argument.span(),
            "a file name is needed here, and this is " + Describe.of(value),
            "write it as a text: csv(\"data/line.csv\")");
      }
    }
    named.requireDistinct(options, reader.span());
    if (files.isEmpty()) {
      throw Problem.of(
          Code.BAD_DATA,
          reader.span(),
          "`" + reader.function().name() + "` needs a file",
          "write " + reader.function().name() + "(\"data/file\")");
    }
  }

  private static void requireQuotes(Ast.Argument argument, Scope scope) {
    boolean bare =
        argument.name() == null
            && argument.value() instanceof Ast.Name name
            && scope.find(name.name()) == null;
    if (bare) {
      throw Problem.of(
          Code.BAD_DATA,
          argument.span(),
          "a file name is needed here, and `" + argument.span().text() + "` is no text",
          "write it in quotes: csv(\"data/line.csv\")");
    }
  }

  // ---------------------------------------------------------------- bindings

  private Node binding(
      Ast.DataBinding binding,
      DataNames names,
      Elaborator elaborator,
      Scope scope,
      Set<String> fed) {
    String name = binding.placeholder().name();
    Program.Feed feed = placeholders.get(name);
    Span span = binding.placeholder().span();
    if (!fed.add(name)) {
      throw Problem.of(
          Code.DUPLICATE_NAME, span, "`" + name + "` is fed twice", "keep one of the two");
    }
    if (unusable.contains(name)) {
      throw Problem.silent();
    }
    if (feed == null) {
      throw notAPlaceholder(binding);
    }
    TensorType type = feed.type();
    Optional<Dim> batch = type.isScalar() ? Optional.empty() : Optional.of(type.shape().dim(0));
    if (batch.isEmpty() || batch.get().isFixed()) {
      throw Problem.of(
          Code.BAD_DATA,
          span,
          "`" + name + "` is " + type + " and takes no rows of data",
          "its first dimension must be batch: placeholder " + name + " : " + rowsOf(type));
    }
    Shape row = type.shape().part(1, type.shape().rank());
    List<String> rows = batch.get().symbols();
    if (row.dims().stream().anyMatch(dim -> !Collections.disjoint(dim.symbols(), rows))) {
      throw Problem.of(
          Code.BAD_DATA,
          span,
          "`"
              + name
              + "` is "
              + type
              + ", and a row of data does not know how many others there are",
          "only its first dimension may be " + batch.get());
    }
    names.expect(name, row);
    Node node = elaborator.tensor(binding.value(), scope);
    return fitted(node, feed, row, binding);
  }

  private static TensorType rowsOf(TensorType row) {
    return row.with(Shape.of(DataNames.ROWS).plus(row.shape()));
  }

  private Problem notAPlaceholder(Ast.DataBinding binding) {
    String name = binding.placeholder().name();
    String size =
        binding.value() instanceof Ast.ListLiteral list ? ", " + list.elements().size() : "";
    String declaration = "placeholder " + name + " : float[batch" + size + "]";
    return Problem.of(
        Code.NOT_A_PLACEHOLDER,
        binding.placeholder().span(),
        "the model has no placeholder `" + name + "`",
        placeholders.isEmpty()
            ? "it has none: declare " + declaration
            : Nearest.question(name, placeholders.keySet())
                .orElse(
                    "declare "
                        + declaration
                        + " in it, or feed what it has: "
                        + String.join(", ", placeholders.keySet())));
  }

  private Node fitted(Node node, Program.Feed feed, Shape row, Ast.DataBinding binding) {
    Shape wanted = Shape.of(DataNames.ROWS).plus(row);
    if (node.type().isScalar()) {
      throw Problem.of(
          Code.BAD_DATA,
          binding.value().span(),
          "this is one number and not a column",
          "name a column of the file");
    }
    if (!node.type().shape().dim(0).equals(DataNames.ROWS)) {
      throw Problem.of(
          Code.BAD_DATA,
          binding.value().span(),
          "this is the same for all rows and names no column",
          "name columns of the file: [a, b]");
    }
    if (!node.type().shape().equals(wanted)) {
      Shape given = node.type().shape().part(1, node.type().shape().rank());
      throw new Problem(
          Diagnostic.of(
                  Code.SHAPE_MISMATCH,
                  binding.span(),
                  "`" + feed.name() + "` takes " + rows(row) + ", and this gives " + rows(given))
              .related(feed.span(), "`" + feed.name() + "` is " + feed.type())
              .help(fitting(row, given, binding.value().span().text())));
    }
    return node;
  }

  private static String rows(Shape row) {
    return row.isScalar() ? "one number a row" : "rows of " + row;
  }

  private static String fitting(Shape row, Shape given, String text) {
    if (given.isScalar() && row.equals(Shape.fixed(1))) {
      return "write [" + text + "] for a row of one";
    }
    if (row.isScalar() && given.equals(Shape.fixed(1))) {
      return text.startsWith("[")
          ? "write the column without brackets"
          : "name one column: column(\"name\")";
    }
    return "select as many columns as a row has elements, or declare the placeholder of that size";
  }

  private static Node condition(Node node, Span span) {
    if (node.type().dtype() != DType.BOOL
        || !node.type().shape().equals(Shape.of(DataNames.ROWS))) {
      throw Problem.of(
          Code.WRONG_TYPE,
          span,
          "`where` needs a truth value for each row, and this is " + node.type(),
          "compare a column: where date > 85 and weight != 0");
    }
    return node;
  }

  /** The split of a statement. */
  public Program.Split split(Ast.Split split, Elaborator elaborator, Scope scope) {
    List<Double> shares = new ArrayList<>();
    for (Ast.Expression share : split.shares()) {
      shares.add(elaborator.number(share, scope, "a share"));
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    boolean positive = shares.stream().allMatch(share -> share > 0);
    if (!positive || Math.abs(sum - 1) > 1e-9) {
      boolean bare = positive && Math.abs(sum - 100) < 1e-9;
      String total = Describe.number(Math.rint(sum * 1e6) / 1e4);
      throw Problem.of(
          Code.BAD_SHARE,
          split.span(),
          "the shares of a split must be above 0% and add up to 100%, and these are " + total + "%",
          bare ? "write percent signs: split 80% / 20%" : "for example: split 80% / 20%");
    }
    Ast.Identifier column = split.column();
    return new Program.Split(
        shares, Program.SplitBy.valueOf(split.by().name()), column == null ? null : column.name());
  }
}
