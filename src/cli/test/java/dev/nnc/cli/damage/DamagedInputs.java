package dev.nnc.cli.damage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The program that {@link DamagedInputsTest} starts with little memory. */
public final class DamagedInputs {
  private final Path folder;

  private DamagedInputs(Path folder) {
    this.folder = folder;
  }

  static List<DamagedInput> all() {
    return Stream.of(
            DamagedTexts.lines(),
            DamagedTexts.values(),
            DamagedTexts.encodings(),
            DamagedFiles.places(),
            DamagedFiles.packed(),
            DamagedArrays.idxFiles(),
            DamagedArrays.npyFiles(),
            DamagedArrays.archives(),
            DamagedArrays.sparse(),
            DamagedWeights.files(),
            DamagedTexts.odd())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Prints what each input gives.
   *
   * @param arguments an empty folder
   */
  public static void main(String[] arguments) throws IOException {
    DamagedInputs inputs = new DamagedInputs(Path.of(arguments[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (DamagedInput input : all()) {
      out.print(inputs.answer(input));
    }
  }

  private String answer(DamagedInput input) throws IOException {
    for (Map.Entry<String, byte[]> file : input.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.writeString(folder.resolve("m.nn"), input.script());
    TreeSet<Path> before = files();
    Answer run = Answer.of(words(input));
    TreeSet<Path> after = files();
    after.removeAll(before);
    String text = run.text().replace(folder + "/", "").replace(folder.toString(), "FOLDER");
    clear();
    String written = after.isEmpty() ? "" : "written: " + after + "\n";
    return "# "
        + input.title()
        + "\n"
        + input.data()
        + "\n"
        + run.code()
        + " "
        + text
        + written
        + "\n";
  }

  private List<String> words(DamagedInput input) {
    List<String> words = new ArrayList<>(List.of("train", folder.resolve("m.nn").toString()));
    if (!input.title().startsWith("compiled")) {
      words.add("--reference");
    }
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    for (String option : input.options()) {
      words.add(option.startsWith("--") ? option : folder.resolve(option).toString());
    }
    return words;
  }

  private TreeSet<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new TreeSet<>(files.map(folder::relativize).toList());
    }
  }

  private void clear() throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.walk(folder)) {
      paths = files.filter(path -> !path.equals(folder)).sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
