package dev.nnc.compiler.emit.session;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A method that does what the name in its first parameter says. Of many names, each so many get a
 * method of their own, since HotSpot never compiles one that is too large.
 *
 * @param method what it is called and takes, without a body
 * @param cases one for each name, as a switch has them
 * @param otherwise what to do for any other name: one statement
 */
public record NamedCases(MethodSpec method, List<CodeBlock> cases, CodeBlock otherwise) {
  private static final int MOST = 100;

  // return switch (output) {
  //   case "y" -> {
  //     computeY();
  //     yield tensor(y, 0, batch, 1);
  //   }
  //   default -> computePart2(output);
  // };
  public List<MethodSpec> methods() {
    List<MethodSpec> parts = new ArrayList<>();
    int from = 0;
    do {
      int end = Math.min(from + MOST, cases.size());
      CodeBlock other = end < cases.size() ? call(parts.size() + 2) : otherwise;
      parts.add(head(parts.size() + 1).addCode(choice(cases.subList(from, end), other)).build());
      from = end;
    } while (from < cases.size());
    return parts;
  }

  private MethodSpec.Builder head(int part) {
    return part == 1
        ? method.toBuilder()
        : MethodSpec.methodBuilder(name(part))
            .addModifiers(Modifier.PRIVATE)
            .returns(method.returnType())
            .addParameters(method.parameters());
  }

  private String name(int part) {
    return method.name() + "Part" + part;
  }

  private CodeBlock call(int part) {
    String arguments =
        method.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    return CodeBlock.of("$N($L);\n", name(part), arguments);
  }

  private CodeBlock choice(List<CodeBlock> some, CodeBlock other) {
    if (some.isEmpty()) {
      return other;
    }
    boolean returns = !method.returnType().equals(TypeName.VOID);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(returns ? "return " : "")
            .add("switch ($N) {\n", method.parameters().get(0))
            .indent();
    some.forEach(code::add);
    return code.add("default -> ").add(other).unindent().add(returns ? "};\n" : "}\n").build();
  }
}
