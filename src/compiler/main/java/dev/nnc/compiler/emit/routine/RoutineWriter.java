package dev.nnc.compiler.emit.routine;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.nnc.compiler.emit.code.ClassParts;
import dev.nnc.compiler.emit.code.Docs;
import dev.nnc.compiler.emit.code.JavaExpr;
import dev.nnc.compiler.emit.code.Names;
import dev.nnc.compiler.emit.code.Numbers;
import dev.nnc.compiler.emit.code.Places;
import dev.nnc.compiler.emit.code.Sizes;
import dev.nnc.compiler.emit.loop.BulkWriter;
import dev.nnc.compiler.ops.Random;
import dev.nnc.compiler.plan.Buffer;
import dev.nnc.compiler.plan.Kernel;
import dev.nnc.compiler.plan.Routine;
import dev.nnc.compiler.type.DType;
import dev.nnc.compiler.type.Dim;
import dev.nnc.runtime.file.ArrayFile;
import dev.nnc.runtime.kernel.Ranks;
import dev.nnc.runtime.kernel.RowNumbers;
import dev.nnc.runtime.session.StoredValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes what a routine does: calls of kernels in order. */
public final class RoutineWriter {
  /** Statements in one method. */
  private static final int MOST_STATEMENTS = 50;

  private final ClassParts parts;
  private final Methods methods;
  private final Sizes sizes;
  private final Names names;
  private final Names methodNames;
  private final Map<String, String> streams = new LinkedHashMap<>();
  private final ProductWriter products;

  /** Names of methods without parameters, by their code. */
  private final Map<String, String> written = new HashMap<>();

  private final Edges edges;
  private final BandWriter bands;

  private final Set<DType> productTypes = EnumSet.noneOf(DType.class);
  private boolean usesProducts;
  private boolean usesRandom;

  public RoutineWriter(
      ClassParts parts, Methods methods, Sizes sizes, Names names, Names methodNames) {
    this.methodNames = methodNames;
    products = new ProductWriter(sizes);
    edges = new Edges(names);
    this.parts = parts;
    bands = new BandWriter(names, methodNames, sizes, parts.helpers());
    this.methods = methods;
    this.sizes = sizes;
    this.names = names;
  }

  public boolean usesProducts() {
    return usesProducts;
  }

  /** The types that products are computed in. */
  public Set<DType> productTypes() {
    return productTypes;
  }

  public boolean usesRandom() {
    return usesRandom;
  }

  /** What follows on the parts of products. */
  public Edges edges() {
    return edges;
  }

  /** The loops over rows that threads share. */
  public BandWriter bands() {
    return bands;
  }

  /** Constants for the names of random operators. */
  public Map<String, String> streams() {
    return streams;
  }

  /** The statements of a method of the class; long ones are divided among further methods. */
  public CodeBlock body(String name, Routine routine, Places places) {
    return divided(name, statements(routine, places));
  }

  public CodeBlock divided(String name, List<CodeBlock> statements) {
    return divided(name, List.of(), statements);
  }

  /** As above, of statements that read numbers of the method around them. */
  public CodeBlock divided(String name, List<ParameterSpec> given, List<CodeBlock> statements) {
    if (statements.size() <= MOST_STATEMENTS) {
      return CodeBlock.join(statements, "");
    }
    String arguments = given.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    List<CodeBlock> calls = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += MOST_STATEMENTS) {
      int to = Math.min(statements.size(), from + MOST_STATEMENTS);
      String part = methodNames.variable(name + "/part");
      parts
          .helpers()
          .add(
              MethodSpec.methodBuilder(part)
                  .addModifiers(Modifier.PRIVATE)
                  .addParameters(given)
                  .addCode(CodeBlock.join(statements.subList(from, to), ""))
                  .build());
      calls.add(CodeBlock.builder().addStatement("$N($L)", part, arguments).build());
    }
    return divided(name, given, calls);
  }

  /** One for each kernel. */
  public List<CodeBlock> statements(Routine routine, Places places) {
    List<CodeBlock> statements = new ArrayList<>();
    for (Kernel kernel : routine.kernels()) {
      statements.add(statement(kernel, places));
    }
    return statements;
  }

  private CodeBlock statement(Kernel kernel, Places places) {
    if (kernel instanceof Kernel.Band band) {
      usesProducts = true;
      return bands.write(band, part -> partCall(band, part, places), places);
    }
    if (Methods.isOnce(kernel)) {
      CodeBlock code = methods.statements((Kernel.Loop) kernel, places);
      boolean single = code.toString().split(";\n", -1).length == 2;
      return single ? code : inMethod(kernel, code, places);
    }
    if (BulkWriter.takes(kernel)) {
      return BulkWriter.write((Kernel.Loop) kernel, places, sizes);
    }
    if (kernel instanceof Kernel.Method method) {
      return statement("$L", methods.call(method, places, List.of()));
    }
    if (kernel instanceof Kernel.Product product) {
      return product(product, places);
    }
    if (kernel instanceof Kernel.Gather gather) {
      return inMethod(kernel, gather(gather, places), places);
    }
    if (kernel instanceof Kernel.ScatterAdd scatter) {
      return inMethod(kernel, scatter(scatter, places), places);
    }
    if (kernel instanceof Kernel.Below below) {
      return inMethod(kernel, below(below, places), places);
    }
    if (kernel instanceof Kernel.Read read) {
      return read(read, places);
    }
    Kernel.Fill fill = (Kernel.Fill) kernel;
    JavaExpr elements = sizes.at(fill.out().name()).expr(fill.out().elements());
    return statement("$L", fill(fill, JavaExpr.primary("0"), elements, places));
  }

  /** The rows of one kernel of a band. */
  private CodeBlock partCall(Kernel.Band band, Kernel part, Places places) {
    return part instanceof Kernel.Fill fill
        ? fill(fill, bands.from(band, fill), bands.count(band, fill), places)
        : methods.call((Kernel.Method) part, places, bands.arguments(band, (Kernel.Method) part));
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  /** Calls a method for the code, one for the same code of several routines. */
  private CodeBlock inMethod(Kernel kernel, CodeBlock code, Places places) {
    String known = written.get(code.toString());
    if (known != null) {
      return statement("$N()", known);
    }
    String name = methodNames.variable(KernelNames.of(kernel, places));
    written.put(code.toString(), name);
    parts
        .helpers()
        .add(
            MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(KernelNames.comment(kernel))
                .addCode(code)
                .build());
    return statement("$N()", name);
  }

  private CodeBlock product(Kernel.Product kernel, Places places) {
    usesProducts = true;
    productTypes.add(kernel.out().dtype());
    if (kernel.edge() != null) {
      CodeBlock call = methods.call(kernel.edge(), places, List.of());
      String edge = edges.field(kernel.edge(), kernel.out().dtype(), call);
      return products.write(kernel, edge, places);
    }
    CodeBlock code = products.write(kernel, places);
    return kernel.count().isOne() ? code : inMethod(kernel, code, places);
  }

  // for (int i = 0; i < batch; i++) {
  //   int row = RowNumbers.within(indices[i], ROWS, "words.nn:5");
  //   System.arraycopy(table, row * WIDTH, out, i * WIDTH, WIDTH);
  // }
  private CodeBlock gather(Kernel.Gather kernel, Places places) {
    JavaExpr width = sizes.expr(kernel.width());
    JavaExpr row = JavaExpr.primary("row").times(width);
    return CodeBlock.builder()
        .beginControlFlow("for (int i = 0; i < $L; i++)", sizes.expr(kernel.count()).at(9))
        .add(row(kernel, kernel.indices(), kernel.size(), places))
        .addStatement(
            "$T.arraycopy($L, $L, $L, $L, $L)",
            System.class,
            places.place(kernel.table()),
            shifted(kernel.table(), row, places).code(),
            places.place(kernel.out()),
            JavaExpr.primary("i").times(width).code(),
            width.code())
        .endControlFlow()
        .build();
  }

  private CodeBlock row(Kernel kernel, Buffer numbers, Dim size, Places places) {
    return statement(
        "int row = $T.within($L, $L, $S)",
        RowNumbers.class,
        element(numbers, "i", places).code(),
        sizes.expr(size).code(),
        Docs.line(kernel.values().get(0).place()));
  }

  private JavaExpr element(Buffer buffer, String index, Places places) {
    JavaExpr at = shifted(buffer, JavaExpr.primary(index), places);
    return JavaExpr.of(12, "$L[$L]", places.place(buffer), at.code());
  }

  private static JavaExpr shifted(Buffer buffer, JavaExpr index, Places places) {
    boolean part = buffer.kind() == Buffer.Kind.PLACEHOLDER;
    return part ? JavaExpr.primary(places.offset(buffer)).plus(index) : index;
  }

  // Arrays.fill(out, 0, ROWS * WIDTH, 0);
  // for (int i = 0; i < batch; i++) {
  //   int row = RowNumbers.within(indices[i], ROWS, "words.nn:5");
  //   for (int j = 0; j < WIDTH; j++) {
  //     out[row * WIDTH + j] += rows[i * WIDTH + j];
  //   }
  // }
  private CodeBlock scatter(Kernel.ScatterAdd kernel, Places places) {
    JavaExpr width = sizes.expr(kernel.width());
    JavaExpr column = JavaExpr.primary("j");
    JavaExpr from = JavaExpr.primary("i").times(width).plus(column);
    return CodeBlock.builder()
        .addStatement(
            "$T.fill($L, 0, $L, 0)",
            Arrays.class,
            places.place(kernel.out()),
            sizes.expr(kernel.out().elements()).code())
        .beginControlFlow("for (int i = 0; i < $L; i++)", sizes.expr(kernel.count()).at(9))
        .add(row(kernel, kernel.indices(), kernel.size(), places))
        .beginControlFlow("for (int j = 0; j < $L; j++)", width.at(9))
        .addStatement(
            "$L[$L] += $L[$L]",
            places.place(kernel.out()),
            JavaExpr.primary("row").times(width).plus(column).code(),
            places.place(kernel.rows()),
            shifted(kernel.rows(), from, places).code())
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  // Ranks.weightBelow(x, 0, weight, 0, out, batch, WIDTH, 0.5);
  private CodeBlock below(Kernel.Below kernel, Places places) {
    return statement(
        "$T.weightBelow($L, $L,$W$L, $L,$W$L,$W$L,$W$L,$W$L)",
        Ranks.class,
        places.place(kernel.x()),
        start(kernel.x(), places),
        places.place(kernel.weight()),
        start(kernel.weight(), places),
        places.place(kernel.out()),
        sizes.expr(kernel.rows()).code(),
        sizes.expr(kernel.columns()).code(),
        Numbers.literal(kernel.ties(), DType.FLOAT64).code());
  }

  private static String start(Buffer buffer, Places places) {
    return buffer.kind() == Buffer.Kind.PLACEHOLDER ? places.offset(buffer) : "0";
  }

  // new StoredValue(ArrayFile.NPY, "weights.npy", "", "w1").read(options(), w1, 784, 10);
  private static CodeBlock read(Kernel.Read kernel, Places places) {
    StoredValue value = kernel.array().value();
    CodeBlock sizes =
        kernel.out().shape().dims().stream()
            .map(dim -> CodeBlock.of(",$W$L", dim.size()))
            .collect(CodeBlock.joining(""));
    return statement(
        "new $T($T.$L,$W$S,$W$S,$W$S).read(options(),$W$L$L)",
        StoredValue.class,
        ArrayFile.class,
        value.kind(),
        value.file(),
        value.name(),
        value.cell(),
        places.place(kernel.out()),
        sizes);
  }

  // random.fillUniform(u, 0, 4, seed, W1_STREAM, step, 0);
  private CodeBlock fill(Kernel.Fill kernel, JavaExpr from, JavaExpr count, Places places) {
    usesRandom = true;
    Random random = kernel.random();
    String stream =
        streams.computeIfAbsent(
            random.stream(), key -> names.constant(kernel.out().name() + "/stream"));
    return CodeBlock.of(
        "random.$1L($2L, $3L, $4L,$W$5L, $6L,$Wstep, $3L)",
        random.kind() == Random.Kind.BITS16 ? "fillBits16" : "fillUniform",
        places.place(kernel.out()),
        from.code(),
        count.code(),
        random.seed() == null ? "seed" : random.seed() + "L",
        stream);
  }
}
