package dev.nnc.compiler.emit.code;

import dev.nnc.compiler.ops.Storage;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.ValueNames;
import java.util.List;
import java.util.function.Function;

/** What to call a parameter: as what it is called with, or what that has in common. */
public final class Parameters {
  private Parameters() {}

  public static String name(List<Buffer> arguments) {
    if (agree(arguments, Buffer::name)) {
      return arguments.get(0).name();
    }
    if (agree(arguments, buffer -> Names.last(buffer.name()))) {
      return common(arguments.stream().map(Buffer::name).toList());
    }
    if (arguments.stream().allMatch(buffer -> ValueNames.isGradient(buffer.name()))) {
      return "gradient";
    }
    return arguments.stream().allMatch(Parameters::isVariable) ? "parameter" : "value";
  }

  /** The end of names that end alike: {@code grad/z} of {@code grad/h1/z} and {@code grad/h2/z}. */
  public static String common(List<String> names) {
    String last = Names.last(names.get(0));
    return names.stream().allMatch(ValueNames::isGradient) ? "grad/" + last : last;
  }

  private static boolean agree(List<Buffer> arguments, Function<Buffer, Object> property) {
    return arguments.stream().map(property).distinct().count() == 1;
  }

  public static boolean isVariable(Buffer buffer) {
    return buffer.node().op() instanceof Storage storage && storage.kind() == Storage.Kind.VARIABLE;
  }
}
