package dev.nnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnc.compiler.driver.Checked;
import dev.nnc.compiler.driver.CompilerOptions;
import dev.nnc.compiler.driver.GeneratedClass;
import dev.nnc.compiler.driver.ScriptCompiler;
import dev.nnc.compiler.driver.reference.ReferenceSession;
import dev.nnc.compiler.lower.Program;
import dev.nnc.compiler.text.Source;
import dev.nnc.compiler.type.DType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import dev.nnc.runtime.file.NamedTensor;
import dev.nnc.runtime.file.Npy;
import dev.nnc.runtime.file.Safetensors;
import dev.nnc.runtime.session.Options;
import dev.nnc.runtime.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Initial values that scripts take from files: compiled and interpreted, and what can be wrong. */
final class StoredValuesTest {
  private static final Tensor MATRIX = Tensor.of(new float[] {1, 2, 3, 4, 5, 6.5f}, 2, 3);
  private static final Tensor TURNED = Tensor.of(new float[] {1, 4, 2, 5, 3, 6.5f}, 3, 2);
  private static final Tensor PAIR = Tensor.of(new float[] {-1, 0.25f}, 2);

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Npy.write(folder.resolve("matrix.npy"), MATRIX);
    Npy.write(folder.resolve("double.npy"), Tensor.of(new double[] {0.1, 1e300}, 2));
    Npy.write(folder.resolve("whole.npy"), Tensor.of(new int[] {7, -8}, 2));
    Npy.write(folder.resolve("truth.npy"), Tensor.of(new boolean[] {true, false}, 2));
    Npy.write(folder.resolve("one.npy"), Tensor.scalar(3.5f));
    Npy.write(folder.resolve("a [b] {c}*.npy"), PAIR);
    Safetensors.write(
        folder.resolve("all.safetensors"),
        Map.of(),
        List.of(
            new NamedTensor("y/dense/weight", MATRIX),
            new NamedTensor("y/dense/bias", Tensor.of(new float[] {1, 2, 3}, 3)),
            new NamedTensor("other", PAIR)));
    Path archive = folder.resolve("all.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String entry : List.of("matrix", "truth")) {
        zip.putNextEntry(new ZipEntry((entry.equals("matrix") ? "h.kernel" : entry) + ".npy"));
        Files.copy(folder.resolve(entry + ".npy"), zip);
      }
    }
    raw("big", "'>f8', 'fortran_order': True, 'shape': (2, 3)", ByteOrder.BIG_ENDIAN);
    brain();
  }

  /** The matrix, column by column, the large ends of its numbers first. */
  private void raw(String name, String header, ByteOrder order) throws IOException {
    byte[] text = ("{'descr': " + header + ", }\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer numbers = ByteBuffer.allocate(8 * TURNED.size()).order(order);
    for (float number : TURNED.floats()) {
      numbers.putDouble(number);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".npy"))) {
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0});
      out.write(text);
      out.write(numbers.array());
    }
  }

  /** Types that other tools store: 0.15625 as BF16, -2 as F16, and one that is unknown. */
  private void brain() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[0,2]},"
            + "\"b\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]},"
            + "\"c\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[4,5]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 5).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    bytes.putShort((short) 0x3e20).putShort((short) 0xc000).put((byte) 1);
    Files.write(folder.resolve("brain.safetensors"), bytes.array());
  }

  private Options options() {
    return Options.defaults().withBase(folder);
  }

  private static Program program(String statements, DType real) {
    String text = "model M {\n" + statements.strip().indent(2) + "}\n";
    CompilerOptions options = CompilerOptions.standard().withReal(real);
    Checked checked = new ScriptCompiler(options).check(Source.of("m.nn", text));
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    return checked.programs().get(0);
  }

  @Test
  void variablesBeginWithWhatFilesHold() {
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("plain : float[2, 3] ~ npy(\"matrix.npy\")", values(MATRIX)),
            Map.entry("turned : float[3, 2] ~ transpose(npy(\"matrix.npy\"))", values(TURNED)),
            Map.entry(
                "shaped : float[3, 2] = transpose(npy([2, 3], \"matrix.npy\"))", values(TURNED)),
            Map.entry("part : float[2] = 2 * npy([2, 3], \"matrix.npy\")[:, 1]", "[4.0, 10.0]"),
            Map.entry("ordered : float[2, 3] ~ npy(\"big.npy\")", values(MATRIX)),
            Map.entry("wide : double[2] ~ npy(\"double.npy\")", "[0.1, 1.0E300]"),
            Map.entry("narrow : float[2] ~ npy(\"double.npy\")", "[0.1, Infinity]"),
            Map.entry("one : float[] ~ npy(\"one.npy\")", "3.5"),
            Map.entry("odd : float[2] ~ npy(\"a [b] {c}*.npy\")", values(PAIR)),
            Map.entry("kernel : float[2, 3] ~ npz(\"all.npz\", \"h.kernel\")", values(MATRIX)),
            Map.entry(
                "named : float[2, 3] ~ npz(\"all.npz\", name = \"h.kernel\")", values(MATRIX)),
            Map.entry("other : float[2] ~ safetensors(\"all.safetensors\")", values(PAIR)),
            Map.entry("brain : float[1] ~ safetensors(\"brain.safetensors\", \"a\")", "[0.15625]"),
            Map.entry("half : float[1] ~ safetensors(\"brain.safetensors\", \"b\")", "[-2.0]"));
    String statements =
        expected.keySet().stream()
                .sorted()
                .collect(Collectors.joining("\nvariable ", "variable ", "\n"))
            + "state whole : int[2] ~ npy(\"whole.npy\")\n"
            + "state truth : bool[2] ~ npz(\"all.npz\")\n";
    Program program = program(statements, DType.FLOAT32);
    for (Session session : List.of(compiled(program), ReferenceSession.open(program, options()))) {
      expected.forEach(
          (variable, value) ->
              assertThat(session.variable(variable.split(" ")[0])).as(variable).hasToString(value));
      assertThat(session.variable("whole")).hasToString("[7, -8]");
      assertThat(session.variable("truth")).hasToString("[true, false]");
      session.close();
    }
  }

  private static String values(Tensor tensor) {
    return tensor.toString();
  }

  private Session compiled(Program program) {
    return GeneratedClass.of(program, "").open(options());
  }

  @Test
  void layersAndDefinitionsTakeThem() {
    String statements =
        """
        placeholder x : float[batch, 2]
        y = dense(x, 3, init = safetensors("all.safetensors"), bias_init = safetensors("all.safetensors"))
        z = dense(y, 2, init = transpose(npy("matrix.npy")), use_bias = false)
        output y
        output z
        """;
    for (DType real : List.of(DType.FLOAT32, DType.FLOAT64)) {
      try (Session session = compiled(program(statements, real))) {
        Tensor x =
            real == DType.FLOAT32
                ? Tensor.of(new float[] {1, 2}, 1, 2)
                : Tensor.of(new double[] {1, 2}, 1, 2);
        session.feed("x", x);
        assertThat(session.fetch("y")).hasToString("[[10.0, 14.0, 19.0]]");
        assertThat(session.fetch("z")).hasToString("[[95.0, 233.5]]");
      }
    }
  }

  @Test
  void saysWhatDoesNotFit() {
    assertSays(
        "float[3, 2] ~ npy(\"matrix.npy\")",
        "`w` takes float[3, 2] from a file, and matrix.npy is float32[2, 3]",
        "its last two axes are the other way round: write transpose(npy(…)), or leave transpose out");
    assertSays(
        "float[6] ~ npz(\"all.npz\", \"h.kernel\")",
        "`w` takes float[6] from a file, and `h.kernel` of all.npz is float32[2, 3]",
        "name an array of this shape, or declare `w` as the file has it");
    assertSays(
        "float[2] ~ npy(\"whole.npy\")",
        "`w` takes float[2] from a file, and whole.npy is int32[2]",
        "save it in that type: array.astype(\"float32\")");
    assertSays(
        "float[2] ~ safetensors(\"all.safetensors\", \"othr\")",
        folder + "/all.safetensors has no array `othr`",
        "did you mean `other`? it has `y/dense/weight`, `y/dense/bias`, `other`");
    assertSays(
        "float[2] ~ npz(\"all.npz\")",
        folder + "/all.npz has no array `w`",
        "it has `h.kernel`, `truth`");
    assertSays(
        "float[1] ~ safetensors(\"brain.safetensors\", \"c\")",
        folder + "/brain.safetensors: `c` has the type F8_E4M3",
        "convert it: F32, F64, F16, BF16, I8, U8, I16, U16, I32, U32, I64, U64, BOOL can be read");
    assertSays(
        "float[2] ~ npy(\"matrx.npy\")",
        folder + "/matrx.npy does not exist",
        "did you mean `matrix.npy`?");
    assertSays(
        "float[2] ~ npy(\"all.npz\")",
        folder + "/all.npz is not a NumPy file: its first bytes are others",
        "it is an archive: npz(\"…\")");
    assertSays(
        "float[2] ~ npy(\"none/w.npy\")",
        folder + "/none/w.npy does not exist; nor does its folder " + folder + "/none",
        "relative paths start at " + folder);
    assertSays("float[2] ~ npy(\".\")", folder + " is a folder", "name a file in it");
  }

  private void assertSays(String variable, String message, String help) {
    Program program = program("variable w : " + variable, DType.FLOAT32);
    UserException problem =
        catchThrowableOfType(UserException.class, () -> compiled(program).close());
    assertThat(problem).as(variable).hasMessage(message);
    assertThat(problem.help()).isEqualTo(help);
  }

  @Test
  void savedWeightsNeedNoFiles() {
    Program program =
        program("variable w : float[2] ~ npy(\"w.npy\")\noutput y = w", DType.FLOAT32);
    Npy.write(folder.resolve("w.npy"), PAIR);
    Path weights = folder.resolve("saved.safetensors");
    try (Session session = compiled(program)) {
      session.save(weights);
    }
    Options elsewhere = Options.defaults().withBase(folder.resolve("none")).withWeights(weights);
    try (Session session = GeneratedClass.of(program, "").open(elsewhere)) {
      assertThat(session.fetch("y")).isEqualTo(PAIR);
    }
  }
}
