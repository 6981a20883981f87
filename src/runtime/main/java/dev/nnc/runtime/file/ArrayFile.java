package dev.nnc.runtime.file;

import dev.nnc.runtime.NearestName;
import dev.nnc.runtime.UserException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/** Files that hold arrays, by the words that scripts call them. */
public enum ArrayFile {
  /** One array, without a name. */
  NPY,
  NPZ,
  SAFETENSORS;

  private static final int SHOWN_NAMES = 20;

  /** The word in scripts: {@code npy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there are several arrays, each with a name. */
  public boolean hasNames() {
    return this != NPY;
  }

  /**
   * One array of a file.
   *
   * @param name which one, where there are several
   * @throws UserException if there is none of this name, the file cannot be read or is not what it
   *     claims
   */
  public RawArray read(Path file, String name) {
    return switch (this) {
      case NPY -> Npy.readRaw(file);
      case NPZ -> ofArchive(file, name);
      case SAFETENSORS -> Safetensors.readRaw(file, name);
    };
  }

  private static RawArray ofArchive(Path file, String name) {
    try (NpzArchive archive = NpzArchive.open(file)) {
      return archive.entry(name).read();
    }
  }

  /** What is said where a file has no array of a name. */
  static UserException absent(String file, String name, Collection<String> names) {
    String question = NearestName.question(name, names);
    String shown =
        String.join(", ", names.stream().limit(SHOWN_NAMES).map(each -> "`" + each + "`").toList());
    int hidden = names.size() - SHOWN_NAMES;
    String has = "it has " + (hidden > 0 ? shown + " and " + hidden + " more" : shown);
    return new UserException(
        file + " has no array `" + name + "`", question.isEmpty() ? has : question + " " + has);
  }
}
