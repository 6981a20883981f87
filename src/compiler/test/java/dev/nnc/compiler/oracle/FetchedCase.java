package dev.nnc.compiler.oracle;

import dev.nnc.compiler.ir.DenseArray;
import java.util.Map;

/** A case whose outputs are functions of what is fed. */
interface FetchedCase extends RecordedCase {
  /** What differs, for who reads a failure. */
  String name();

  Map<String, DenseArray> feeds();

  /** The record, by the names of the script's outputs. */
  Map<String, DenseArray> expected();

  /** The size below which elements of an output may differ more. */
  default double negligible(Engine engine, String output) {
    return engine.negligible(expected().get(output));
  }

  @Override
  default void check(Engine engine) {
    Map<String, DenseArray> found = engine.run(script(), feeds());
    double relative = Exactness.of(script()) ? engine.relativeWhereExact() : engine.relative();
    expected()
        .forEach(
            (output, value) ->
                Close.assertClose(
                    name() + " " + output,
                    found.get(output),
                    value,
                    relative,
                    negligible(engine, output)));
  }
}
