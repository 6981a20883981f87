package dev.nnc.cli.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page about an example; its tables of commands say what these reach. */
record ExamplePage(Path file) {
  /**
   * A row of a table.
   *
   * @param line of the page, from 0
   * @param command without {@code nnc}
   * @param model empty where the page names none
   * @param stated what the command reaches, by the names of columns
   */
  record Row(int line, List<String> command, String model, Map<String, BigDecimal> stated) {}

  @Override
  public String toString() {
    return file.getFileName().toString();
  }

  List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The rows of tables whose first column is of a kind.
   *
   * @param kind {@code command}, or {@code long command} for what takes minutes
   */
  List<Row> rows(String kind) {
    List<Row> rows = new ArrayList<>();
    List<String> header = List.of();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = cells(lines.get(i));
      if (!cells.isEmpty() && header.isEmpty()) {
        header = cells;
      } else if (cells.isEmpty()) {
        header = List.of();
      } else if (header.get(0).equals(kind) && cells.get(0).startsWith("nnc ")) {
        rows.add(row(i, header, cells));
      }
    }
    return rows;
  }

  /** The commands of blocks for a shell, without {@code nnc}. */
  List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : lines()) {
      inside = line.startsWith("```") ? line.equals("```sh") : inside;
      if (inside && line.startsWith("nnc ")) {
        commands.add(words(line));
      }
    }
    return commands;
  }

  private static List<String> cells(String line) {
    return line.startsWith("|")
        ? Arrays.stream(line.substring(1).split("\\|"))
            .map(cell -> cell.strip().replace("`", ""))
            .toList()
        : List.of();
  }

  private static Row row(int line, List<String> header, List<String> cells) {
    String model = "";
    Map<String, BigDecimal> stated = new LinkedHashMap<>();
    for (int i = 1; i < cells.size(); i++) {
      if (header.get(i).equals("model")) {
        model = cells.get(i);
      } else if (!cells.get(i).isEmpty()) {
        stated.put(header.get(i), new BigDecimal(cells.get(i)));
      }
    }
    return new Row(line, words(cells.get(0)), model, stated);
  }

  /** The words of a command behind its first, as a shell would read them. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    String[] parts = command.split("'");
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        words.add(parts[i]);
      } else {
        Arrays.stream(parts[i].strip().split(" +")).filter(w -> !w.isEmpty()).forEach(words::add);
      }
    }
    return words.subList(1, words.size());
  }
}
