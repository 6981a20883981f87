package dev.nnc.compiler.check.data;

import dev.nnc.compiler.check.advice.Nearest;
import dev.nnc.compiler.check.advice.Problem;
import dev.nnc.compiler.check.value.Describe;
import dev.nnc.compiler.check.value.Value;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.syntax.Ast;
import dev.nnc.compiler.syntax.TrainingWords;
import dev.nnc.compiler.text.Code;
import dev.nnc.compiler.text.Span;
import dev.nnc.runtime.data.source.SourceKind;
import dev.nnc.runtime.data.source.SourceLetters;
import dev.nnc.runtime.data.source.SourceOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the named arguments of a data source, {@code csv("t.csv", header = false)}. */
final class SourceArguments {
  private final SourceKind kind;

  SourceArguments(SourceKind kind) {
    this.kind = kind;
  }

  /** The option that an argument gives. */
  Program.Option option(Ast.Identifier name, Value value, Span span) {
    SourceOption option = kind.option(name.name()).orElseThrow(() -> unknown(name));
    String text = text(value, span);
    if (!option.accepts(text)) {
      throw Problem.of(
          Code.BAD_DATA, span, "`" + option.word() + "` takes " + option.wanted(), example(option));
    }
    return new Program.Option(option.word(), text);
  }

  /** Refuses options of which two mean the same character. */
  void requireDistinct(List<Program.Option> options, Span span) {
    Map<String, String> values =
        options.stream()
            .collect(
                Collectors.toMap(
                    Program.Option::name, Program.Option::value, (first, again) -> again));
    SourceLetters.clash(kind, values)
        .ifPresent(
            clash -> {
              throw Problem.of(Code.BAD_DATA, span, clash, "give one of them another");
            });
  }

  private Problem unknown(Ast.Identifier name) {
    List<String> known = kind.options().stream().map(SourceOption::word).toList();
    String has = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
    return Problem.of(
        Code.BAD_DATA,
        name.span(),
        "`" + kind.word() + "` has no option `" + name.name() + "`",
        known(name.name())
            .or(() -> Nearest.question(name.name(), known))
            .or(() -> TrainingWords.answer(name.name()))
            .orElse(has));
  }

  /** Words of other tools. */
  private Optional<String> known(String word) {
    String ours =
        switch (word) {
          case "sep", "delimiter", "delim" -> "separator";
          case "skiprows", "skip_rows", "skip_lines" -> "skip";
          case "quotechar", "quote_char" -> "quote";
          case "na_values", "null", "missing" -> "na";
          case "n_features", "columns" -> "features";
          default -> "";
        };
    return kind.option(ours).map(option -> "write " + option.word() + " = …");
  }

  private static String example(SourceOption option) {
    return switch (option) {
      case HEADER -> "for example header = false";
      case SKIP -> "for example skip = 1";
      case SEPARATOR -> "for example separator = \";\", or \"\\t\" for a tab";
      case QUOTE -> "for example quote = \"'\"";
      case COMMENT -> "for example comment = \"#\"";
      case DECIMAL -> "for example decimal = \",\"";
      case THOUSANDS -> "for example thousands = \".\"";
      case ENCODING -> "for example encoding = \"latin-1\"";
      case NA -> "for example na = \"?\"";
      case FEATURES -> "for example features = 123";
      case ZERO_BASED -> "for example zero_based = true";
    };
  }

  private static String text(Value value, Span span) {
    if (value instanceof Value.Truth truth) {
      return String.valueOf(truth.value());
    }
    if (value instanceof Value.Text text) {
      return text.value();
    }
    if (value instanceof Value.Number number) {
      return Describe.number(number);
    }
    throw Problem.of(
        Code.BAD_DATA,
        span,
        "an option is a text, a number, true or false",
        "for example separator = \";\"");
  }
}
