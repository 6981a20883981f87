package dev.nnc.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnc.compiler.driver.CompiledScript;
import dev.nnc.compiler.driver.Manual;
import dev.nnc.compiler.ir.DenseArray;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.lanes.Lanes;
import dev.nnc.runtime.session.Session;
import dev.nnc.runtime.session.Signature;
import dev.nnc.runtime.train.TrainingListener;
import dev.nnc.runtime.train.TrainingSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every definition of the library, called as its documentation shows but with long inputs: values,
 * derivatives and trainings in lanes have the bits of plain Java.
 */
class DefinitionLanesTest {
  /** No multiple of any number of lanes. */
  private static final int TIMES = 37;

  /** Definitions in one class: most of the time goes into making classes. */
  private static final int TOGETHER = 20;

  private static Stream<Manual.Entry> entries() {
    return Manual.ofLibrary().entries().stream();
  }

  static List<List<DefinitionCase>> cases() {
    List<DefinitionCase> all = entries().map(DefinitionCase::of).flatMap(List::stream).toList();
    List<List<DefinitionCase>> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TOGETHER) {
      groups.add(all.subList(from, Math.min(all.size(), from + TOGETHER)));
    }
    return groups;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void valuesAndDerivativesHaveTheSameBits(List<DefinitionCase> cases) {
    StringBuilder definitions = new StringBuilder();
    StringBuilder model = new StringBuilder("model Case {\n");
    Map<String, DenseArray> feeds = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      DefinitionCase each = cases.get(i).lengthened(TIMES);
      String name = "case_" + i;
      List<String> arguments = new ArrayList<>();
      for (Map.Entry<String, DenseArray> input : each.inputs().entrySet()) {
        String feed = name + "_" + input.getKey();
        arguments.add(feed);
        feeds.put(feed, input.getValue());
        String type = "float" + Arrays.toString(input.getValue().shape());
        model.append("  placeholder " + feed + " : " + type + "\n");
      }
      String parameters = String.join(", ", each.inputs().keySet());
      definitions.append("def " + name + "(" + parameters + ") {\n" + each.body("made"));
      definitions.append("  return made\n}\n");
      String list = String.join(", ", arguments);
      model.append("  output " + name + " = " + name + "(" + list + ")\n");
      for (String argument : arguments) {
        model.append("  output slope_of_" + argument);
        model.append(" = grad(sum(sin(" + name + ")), " + argument + ")\n");
      }
    }
    CompiledScript script = CompiledScript.of(definitions + "" + model + "}\n");
    same(() -> outputs(script, feeds));
  }

  private static void same(Supplier<Map<String, Tensor>> results) {
    Map<String, Tensor> inLanes = with("", results);
    Map<String, Tensor> plain = with("off", results);
    assertThat(inLanes).isNotEmpty();
    plain.forEach((name, value) -> assertThat(inLanes.get(name)).as(name).isEqualTo(value));
  }

  private static Map<String, Tensor> with(String lanes, Supplier<Map<String, Tensor>> results) {
    System.setProperty(Lanes.PROPERTY, lanes);
    try {
      return results.get();
    } finally {
      System.clearProperty(Lanes.PROPERTY);
    }
  }

  private static Map<String, Tensor> outputs(CompiledScript script, Map<String, DenseArray> feeds) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    try (Session session = script.model().open()) {
      feeds.forEach((name, value) -> session.feed(name, tensor(value)));
      for (Signature output : session.outputs()) {
        found.put(output.name(), session.fetch(output.name()));
      }
    }
    return found;
  }

  private static Tensor tensor(DenseArray value) {
    float[] data = new float[value.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) value.data()[i];
    }
    return Tensor.of(Arrays.stream(value.shape()).boxed().toList(), data);
  }

  static Stream<Manual.Example> trainings() {
    return entries().flatMap(entry -> entry.examples().stream()).filter(ExampleScript::isTraining);
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void trainingsHaveTheSameBits(Manual.Example example) {
    String text =
        ExampleScript.training(example)
            .replaceFirst("weight : .*", "weight : float[37, 19] ~ normal(seed = 3)");
    CompiledScript script = CompiledScript.of(text);
    same(() -> trained(script));
  }

  private static Map<String, Tensor> trained(CompiledScript script) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    try (TrainingSession session = script.model().train()) {
      session.train(TrainingListener.SILENT);
      session.cells().forEach(cell -> found.put(cell.path(), session.variable(cell.path())));
    }
    return found;
  }
}
