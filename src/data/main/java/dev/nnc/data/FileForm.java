package dev.nnc.data;

import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.SourceOption;
import dev.nnc.runtime.file.IoProblems;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a table of text is written, as far as its first lines tell: for people who begin with a file,
 * not for reading, where nothing is guessed that could be wrong.
 *
 * @param options of {@code csv} that differ from what is taken without them
 * @param classNames the names of classes that a first line like {@code 150,4,setosa,versicolor}
 *     gives, rows and columns being counted there; empty for other files
 */
public record FileForm(Map<SourceOption, String> options, List<String> classNames) {
  private static final int LOOK = 1 << 16;
  private static final int LINES = 20;

  public FileForm {
    options = new LinkedHashMap<>(options);
    classNames = List.copyOf(classNames);
  }

  /** The options as a reader takes them. */
  public Map<String, String> asWritten() {
    Map<String, String> written = new LinkedHashMap<>();
    options.forEach((option, value) -> written.put(option.word(), value));
    return written;
  }

  /** The form with one more option. */
  public FileForm with(SourceOption option, String value) {
    Map<SourceOption, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new FileForm(more, classNames);
  }

  /**
   * Looks at a file.
   *
   * @throws UserException if it cannot be read, or is no text
   */
  public static FileForm of(Path path) {
    try {
      Map<SourceOption, String> options = new LinkedHashMap<>();
      String encoding = encoding(path);
      if (encoding != null) {
        options.put(SourceOption.ENCODING, encoding);
      }
      return of(path, lines(path, encoding), options);
    } catch (IOException e) {
      throw IoProblems.reading(path, e);
    }
  }

  private static @Nullable String encoding(Path path) throws IOException {
    try (DataFile file = DataFile.open(path)) {
      byte[] start = file.peek(2);
      int mark = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | (start[1] & 0xff);
      if (mark == 0xfeff || mark == 0xfffe) {
        return "utf-16";
      }
      Encoding.of(file, null);
      return isUtf8(file) ? null : "windows-1252";
    }
  }

  private static boolean isUtf8(DataFile file) throws IOException {
    char[] buffer = new char[LOOK];
    try {
      Reader text = TextReader.of(file, null);
      int read = 0;
      while (read >= 0) {
        read = text.read(buffer, 0, LOOK);
      }
      return true;
    } catch (UserException notUtf8) {
      return false;
    }
  }

  private static List<String> lines(Path path, @Nullable String encoding) throws IOException {
    char[] start = new char[LOOK];
    int count = 0;
    try (DataFile file = DataFile.open(path)) {
      Reader text = TextReader.of(file, encoding);
      for (int read = 0; read >= 0 && count < LOOK; count += Math.max(0, read)) {
        read = text.read(start, count, LOOK - count);
      }
    }
    List<String> lines = new ArrayList<>(new String(start, 0, count).lines().toList());
    if (count == LOOK && lines.size() > 1) {
      lines.remove(lines.size() - 1);
    }
    lines.removeIf(String::isBlank);
    if (lines.isEmpty()) {
      throw new UserException(path + " is empty", "name a file with rows");
    }
    return lines;
  }

  private static FileForm of(Path path, List<String> all, Map<SourceOption, String> options) {
    List<String> lines = new ArrayList<>(all);
    if (lines.removeIf(line -> line.startsWith("#"))) {
      options.put(SourceOption.COMMENT, "#");
    }
    if (lines.isEmpty()) {
      throw new UserException(path + " holds nothing but comments", "name a file with rows");
    }
    List<String> some = lines.subList(0, Math.min(LINES, lines.size()));
    char separator = separator(some);
    if (separator != ',') {
      options.put(SourceOption.SEPARATOR, separator == '\t' ? "\\t" : String.valueOf(separator));
    }
    List<List<String>> cells = some.stream().map(line -> split(line, separator)).toList();
    if (separator != ','
        && cells.stream().skip(1).flatMap(List::stream).anyMatch(FileForm::isDecimalComma)) {
      options.put(SourceOption.DECIMAL, ",");
    }
    return withHeader(cells, options);
  }

  private static FileForm withHeader(List<List<String>> cells, Map<SourceOption, String> options) {
    List<String> first = cells.get(0);
    List<String> second = cells.get(Math.min(1, cells.size() - 1));
    boolean counts = first.size() > 1 && isCount(first.get(0)) && isCount(first.get(1));
    boolean named = first.stream().skip(2).noneMatch(FileForm::isNumber);
    if (counts
        && named
        && first.size() > 2
        && second.size() == Integer.parseInt(first.get(1)) + 1) {
      options.put(SourceOption.SKIP, "1");
      options.put(SourceOption.HEADER, "false");
      return new FileForm(options, first.subList(2, first.size()));
    }
    if (first.stream().anyMatch(FileForm::isNumber)) {
      options.put(SourceOption.HEADER, "false");
    }
    return new FileForm(options, List.of());
  }

  /** The separator that divides all lines into equally many cells, and more than one. */
  private static char separator(List<String> lines) {
    List<String> rows = lines.subList(Math.min(1, lines.size() - 1), lines.size());
    for (char candidate : new char[] {',', ';', '\t', '|', ' '}) {
      int count = split(rows.get(0), candidate).size();
      boolean even = rows.stream().allMatch(line -> split(line, candidate).size() == count);
      boolean decimals =
          candidate == ',' && lines.get(0).indexOf(';') >= 0 && lines.get(0).indexOf(',') < 0;
      boolean words = candidate == ' ' && !rows.stream().allMatch(FileForm::isNumbers);
      if (count > 1 && even && !decimals && !words) {
        return candidate;
      }
    }
    return ',';
  }

  private static boolean isNumbers(String line) {
    return split(line, ' ').stream().allMatch(FileForm::isNumber);
  }

  private static List<String> split(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      quoted ^= letter == '"';
      if (letter == separator && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else if (letter != '"') {
        cell.append(letter);
      }
    }
    cells.add(cell.toString().strip());
    if (separator == ' ') {
      cells.removeIf(String::isEmpty);
    }
    return cells;
  }

  private static boolean isNumber(String cell) {
    boolean decimal = !Double.isNaN(Decimal.parse(cell.toCharArray(), 0, cell.length()));
    return decimal || isDecimalComma(cell);
  }

  private static boolean isDecimalComma(String cell) {
    return cell.matches("[+-]?[0-9]+,[0-9]+");
  }

  private static boolean isCount(String cell) {
    return cell.matches("[1-9][0-9]{0,8}");
  }
}
