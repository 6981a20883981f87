package dev.nnc.runtime.session;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.data.source.SourceFiles;
import dev.nnc.runtime.file.ArrayFile;
import dev.nnc.runtime.file.MemoryLimit;
import dev.nnc.runtime.file.RawArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * An initial value that a script takes from a file.
 *
 * @param kind what the file is
 * @param file its path in the script
 * @param name which of its arrays, where it has several
 * @param cell what is to hold the value
 */
public record StoredValue(ArrayFile kind, String file, String name, String cell) {

  /**
   * Reads the value into the start of an array, whose class says its type. Real numbers are rounded
   * to it; nothing else is converted.
   *
   * @param options say where relative paths start
   * @param shape which the value must have
   * @throws UserException if the file cannot be read, has no such array, or one of another type or
   *     shape
   */
  public void read(Options options, Object target, Integer... shape) {
    RawArray array = kind.read(new SourceFiles(options.base()).one(file), name);
    ElementType type = ElementType.ofArray(target);
    requireType(array, type, List.of(shape));
    if (!array.shape().equals(List.of(shape))) {
      throw otherShape(array, type, List.of(shape));
    }
    copy(array, target);
  }

  private void requireType(RawArray array, ElementType type, List<Integer> shape) {
    boolean fits =
        switch (type) {
          case FLOAT32, FLOAT64 -> !array.format().integers();
          case INT32 -> array.format().elementType() == ElementType.INT32;
          case BOOL -> array.format().elementType() == ElementType.BOOL;
        };
    if (!fits) {
      throw new UserException(
          differs(array, type, shape),
          "save it in that type: array.astype(\"" + word(type) + "\")");
    }
  }

  private UserException otherShape(RawArray array, ElementType type, List<Integer> shape) {
    int rank = shape.size();
    List<Integer> turned = new ArrayList<>(shape);
    if (rank >= 2) {
      Collections.swap(turned, rank - 2, rank - 1);
    }
    return new UserException(
        differs(array, type, shape),
        array.shape().equals(turned)
            ? "its last two axes are the other way round: write transpose("
                + kind.word()
                + "(…)), or leave transpose out"
            : "name an array of this shape, or declare `" + cell + "` as the file has it");
  }

  private String differs(RawArray array, ElementType type, List<Integer> shape) {
    String whose = kind.hasNames() ? "`" + name + "` of " + file : file;
    return "`%s` takes %s from a file, and %s is %s%s"
        .formatted(cell, Signature.text(type, shape), whose, array.format().word(), array.shape());
  }

  private static String word(ElementType type) {
    return switch (type) {
      case FLOAT32 -> "float32";
      case FLOAT64 -> "float64";
      case INT32 -> "int32";
      case BOOL -> "bool";
    };
  }

  private void copy(RawArray array, Object target) {
    MemoryLimit.length(file, array.size(), array.format().bytes());
    Tensor value = array.toTensor(kind.hasNames() ? file + ", `" + name + "`" : file);
    Tensor typed = Conversions.toType(value, ElementType.ofArray(target));
    System.arraycopy(Objects.requireNonNull(typed).data(), 0, target, 0, array.size());
  }
}
