package dev.nnc.compiler.syntax.print;

import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.text.Span;
import java.util.List;

/**
 * The formatter: writes what the parser reads. Reading the result gives the same tree but for
 * places; comments stay, and so do blank lines, several of them as one. Lines are indented by two
 * for each block, aligned with neighbours of their kind, and broken where they would pass 100
 * columns.
 */
public final class AstPrinter {
  private final LineWriter out;

  private AstPrinter(List<Ast.Comment> comments) {
    this.out = new LineWriter(comments);
  }

  /** The whole script, each line ended by a newline. */
  public static String print(Ast.Script script) {
    AstPrinter printer = new AstPrinter(script.comments());
    List<Tabs> tabs = Tabs.of(script.items());
    for (int i = 0; i < tabs.size(); i++) {
      printer.item(script.items().get(i), tabs.get(i));
    }
    printer.out.commentsBefore(Integer.MAX_VALUE);
    return printer.out.text();
  }

  /** An expression on one line, as it would be written. */
  public static String expression(Ast.Expression expression) {
    return ExpressionPrinter.range(expression).flat();
  }

  // ---------------------------------------------------------------- items

  private void item(Ast.Item item, Tabs tabs) {
    if (item instanceof Ast.Use use) {
      line(use.span(), Layout.word("use " + Quotes.quote(use.file().value())));
    } else if (item instanceof Ast.DimItem dim) {
      setting(dim, dim.doc(), dim.value(), tabs);
    } else if (item instanceof Ast.Config config) {
      setting(config, config.doc(), config.value(), tabs);
    } else if (item instanceof Ast.Definition definition) {
      definition(definition);
    } else if (item instanceof Ast.Model model) {
      out.begin(model.span(), model.doc());
      block("model " + model.name().name(), model.name().span(), model.body(), model.span());
    } else if (item instanceof Ast.Train train) {
      out.begin(train.span(), train.doc());
      block("train " + train.model().name(), train.model().span(), train.body(), train.span());
    }
  }

  private void setting(Ast.Item item, List<String> doc, Ast.Expression value, Tabs tabs) {
    out.begin(item.span(), doc);
    Layout head = Layout.word(tabs.name(StatementPrinter.setting(item)));
    leaf(item.span(), Layout.sequence(head, StatementPrinter.bound(" =", value)));
  }

  private void definition(Ast.Definition definition) {
    out.begin(definition.span(), definition.doc());
    String word = definition.kind() == Ast.DefinitionKind.DEF ? "def " : "optimizer ";
    Layout head =
        Layout.sequence(
            Layout.word(word + definition.name().name()),
            StatementPrinter.parameters(definition.parameters()));
    if (definition.brief() && definition.body().get(0) instanceof Ast.Return result) {
      Layout value = StatementPrinter.defined(result.values().get(0));
      leaf(definition.span(), Layout.sequence(head, value));
      return;
    }
    List<Ast.Parameter> parameters = definition.parameters();
    Span headEnd =
        parameters.isEmpty()
            ? definition.name().span()
            : parameters.get(parameters.size() - 1).span();
    block(head.render(0), headEnd, definition.body(), definition.span());
  }

  // ---------------------------------------------------------------- statements

  private void statement(Ast.Statement statement, Tabs tabs) {
    if (statement instanceof Ast.Repeat repeat) {
      repeat(repeat);
    } else if (statement instanceof Ast.If choice) {
      choice(choice);
    } else {
      line(statement.span(), StatementPrinter.print(statement, tabs));
    }
  }

  private void line(Span span, Layout layout) {
    out.begin(span, List.of());
    leaf(span, layout);
  }

  private void leaf(Span span, Layout layout) {
    out.commentsInside(span);
    out.line(layout.render(out.indent()), span);
  }

  private void repeat(Ast.Repeat repeat) {
    out.begin(repeat.span(), List.of());
    Ast.Identifier index = repeat.index();
    String count = ExpressionPrinter.print(repeat.count()).flat();
    String head = "repeat " + count + (index == null ? "" : " as " + index.name());
    String brief = head + OneLine.block(repeat.body());
    if (OneLine.may(repeat.span(), brief, repeat.body(), out)) {
      out.line(brief, repeat.span());
    } else {
      Span headEnd = index == null ? repeat.count().span() : index.span();
      block(head, headEnd, repeat.body(), repeat.span());
    }
  }

  private void choice(Ast.If choice) {
    out.begin(choice.span(), List.of());
    String brief = OneLine.choice(choice);
    if (OneLine.may(choice, brief, out)) {
      out.line(brief, choice.span());
      return;
    }
    String before = "";
    for (Ast.Branch branch : choice.branches()) {
      Ast.Expression condition = branch.condition();
      String head = before + "if " + ExpressionPrinter.print(condition).flat();
      out.open(head + " {", condition.span());
      body(branch.body(), branch.span());
      before = "} else ";
    }
    List<Ast.Statement> otherwise = choice.otherwise();
    if (otherwise != null) {
      out.open("} else {", lastBranch(choice).span());
      body(otherwise, choice.span());
    }
    out.line("}", choice.span());
  }

  private static Ast.Branch lastBranch(Ast.If choice) {
    return choice.branches().get(choice.branches().size() - 1);
  }

  private void block(String head, Span headEnd, List<Ast.Statement> body, Span span) {
    if (body.isEmpty() && !out.hasCommentIn(span)) {
      out.line(head + " { }", span);
      return;
    }
    out.open(head + " {", headEnd);
    body(body, span);
    out.line("}", span);
  }

  private void body(List<Ast.Statement> body, Span span) {
    List<Tabs> tabs = Tabs.of(body);
    for (int i = 0; i < tabs.size(); i++) {
      statement(body.get(i), tabs.get(i));
    }
    out.commentsBefore(span.end());
    out.close();
  }
}
