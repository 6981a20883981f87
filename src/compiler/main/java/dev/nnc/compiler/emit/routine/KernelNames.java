package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Parameters;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import java.util.List;
import java.util.regex.Pattern;

/** What to call the methods of kernels. */
final class KernelNames {
  private static final Pattern SUMMED = Pattern.compile(".*(sum|total)$");

  private KernelNames() {}

  /** The most telling of what a kernel writes. */
  static Buffer written(Kernel kernel) {
    Buffer written = kernel.writes().get(0);
    for (Buffer other : kernel.writes()) {
      boolean cell = other.kind() == Buffer.Kind.CELL;
      boolean shorter = other.name().length() < written.name().length();
      written = cell && (shorter || written.kind() != Buffer.Kind.CELL) ? other : written;
    }
    return written;
  }

  static String of(Kernel kernel, Places places) {
    if (setsCells(kernel)) {
      return "set/" + joined(kernel.writes().stream().map(Buffer::name).toList());
    }
    return verb(kernel)
        + (written(kernel).isScalar() ? numbers(kernel, places) : written(kernel).name());
  }

  /** Whether it gives cells values that are known while compiling, as at first. */
  private static boolean setsCells(Kernel kernel) {
    return kernel.reads().isEmpty()
        && kernel.writes().stream().allMatch(buffer -> buffer.kind() == Buffer.Kind.CELL);
  }

  /**
   * The lines of the script that a kernel comes from. A number may be written in many, so that of
   * the cells that become it the declarations tell.
   */
  static CodeBlock comment(Kernel kernel) {
    return Docs.comment(
        setsCells(kernel) ? kernel.writes().stream().map(Buffer::node).toList() : kernel.values());
  }

  /** The numbers that others read, by their names. */
  private static String numbers(Kernel kernel, Places places) {
    return joined(
        kernel.writes().stream()
            .filter(number -> !places.isLocal(number))
            .map(Buffer::name)
            .distinct()
            .toList());
  }

  private static String joined(List<String> names) {
    return switch (names.size()) {
      case 1 -> names.get(0);
      case 2 -> names.get(0) + "/and/" + names.get(1);
      default -> names.get(0) + "/and/others";
    };
  }

  static String verb(Kernel kernel) {
    if (kernel instanceof Kernel.Reduction reduction && reduction.elements().isEmpty()) {
      boolean summed = SUMMED.matcher(written(kernel).name()).matches();
      return switch (reduction.joining()) {
        case SUM -> summed ? "compute/" : "sum/";
        case MAX -> "max/";
        case ARG_MAX -> "argmax/";
      };
    }
    return written(kernel).kind() == Buffer.Kind.CELL ? "update/" : "compute/";
  }

  /** A name for a method that several kernels call: what these write, or what is common to that. */
  static String method(String verb, List<Kernel.Method> calls) {
    List<Buffer> written = calls.stream().map(KernelNames::written).distinct().toList();
    List<String> names = written.stream().map(Buffer::name).distinct().toList();
    if (names.size() == 1) {
      return verb + names.get(0);
    }
    String optimizer = optimizer(calls.get(0));
    if (!optimizer.isEmpty() && verb.equals("update/")) {
      return optimizer;
    }
    List<String> last = names.stream().map(Names::last).distinct().toList();
    if (last.size() == 1) {
      return verb + Parameters.common(names);
    }
    if (written.stream().allMatch(Parameters::isVariable)) {
      return verb + "parameter";
    }
    return verb + joined(names);
  }

  /** The optimizer whose slots a kernel writes; empty without. */
  private static String optimizer(Kernel kernel) {
    for (Buffer buffer : kernel.writes()) {
      if (buffer.node().op() instanceof Storage storage
          && buffer.kind() == Buffer.Kind.CELL
          && storage.kind() == Storage.Kind.SLOT) {
        String owner = storage.path().substring(0, storage.path().lastIndexOf('/'));
        return Names.last(owner);
      }
    }
    return "";
  }
}
