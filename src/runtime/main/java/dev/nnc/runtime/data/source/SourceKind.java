package dev.nnc.runtime.data.source;

import static dev.nnc.runtime.data.source.SourceOption.COMMENT;
import static dev.nnc.runtime.data.source.SourceOption.DECIMAL;
import static dev.nnc.runtime.data.source.SourceOption.ENCODING;
import static dev.nnc.runtime.data.source.SourceOption.FEATURES;
import static dev.nnc.runtime.data.source.SourceOption.HEADER;
import static dev.nnc.runtime.data.source.SourceOption.NA;
import static dev.nnc.runtime.data.source.SourceOption.QUOTE;
import static dev.nnc.runtime.data.source.SourceOption.SEPARATOR;
import static dev.nnc.runtime.data.source.SourceOption.SKIP;
import static dev.nnc.runtime.data.source.SourceOption.THOUSANDS;
import static dev.nnc.runtime.data.source.SourceOption.ZERO_BASED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that scripts read, and the options of each. */
public enum SourceKind {
  CSV(false, HEADER, SEPARATOR, SKIP, QUOTE, COMMENT, DECIMAL, THOUSANDS, NA, ENCODING),
  TSV(false, HEADER, SKIP, QUOTE, COMMENT, DECIMAL, THOUSANDS, NA, ENCODING),
  IDX(true),
  NPY(true),
  NPZ(true),
  LIBSVM(true, FEATURES, ZERO_BASED);

  private final boolean arrays;
  private final List<SourceOption> options;

  SourceKind(boolean arrays, SourceOption... options) {
    this.arrays = arrays;
    this.options = List.of(options);
  }

  /** The word in scripts: {@code csv}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a name means an array for each row, and not one of many columns of numbers. */
  public boolean hasArrays() {
    return arrays;
  }

  public List<SourceOption> options() {
    return options;
  }

  /** The option of a name, if the kind has it. */
  public Optional<SourceOption> option(String word) {
    return options.stream().filter(option -> option.word().equals(word)).findFirst();
  }

  /** The kind that scripts call so. */
  public static Optional<SourceKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All words, in the order in which messages list them. */
  public static List<String> words() {
    return Stream.of(values()).map(SourceKind::word).toList();
  }
}
