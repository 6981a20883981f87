package dev.nnc.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.nnc.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Examples trained to the end: how good they get, and that their weights are the same bits
 * everywhere.
 */
final class WholeTrainingsTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  @TempDir private Path folder;

  private static String run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run.out().lines().reduce("", (first, second) -> second);
  }

  private static double accuracy(long seed) {
    String script = EXAMPLES.resolve("digits.nn").toString();
    String last = run("train", script, "--json", "--seed", String.valueOf(seed));
    return JsonParser.parseString(last).getAsJsonObject().get("accuracy").getAsDouble();
  }

  @Test
  void digitsAreRecognized() {
    double[] accuracies =
        LongStream.range(0, 5).mapToDouble(WholeTrainingsTest::accuracy).toArray();
    assertThat(Arrays.stream(accuracies).average().orElseThrow()).isGreaterThanOrEqualTo(0.97);
    assertThat(Arrays.stream(accuracies).min().orElseThrow()).isGreaterThanOrEqualTo(0.95);
  }

  /**
   * One hash for every JDK, machine and thread count; it changes only with the numeric contract.
   */
  @ParameterizedTest
  @CsvSource({
    "line, Line, d862beb409cf6ba036abd2af85f76a291558ed983f02effc344daadecf6ca658",
    "polynomial, Polynomial, b698885d5d67782b3d837c042c51e12d6c6a5af55b0c221b3e3e2b1f8adb4daf",
    "digits, Digits, 417337e809e57357ee6fab61fbcb6f68902bc3cccf6d071a14f6ea2a5f54d562",
    "himmelblau, Himmelblau, d17120d75603b0d40c8643d5899eeadc04f1e62ad0c2016d8bb5d276b427393d"
  })
  void weightsAreTheSameBits(String example, String model, String hash) throws Exception {
    assertThat(hashOfWeights(example, model)).isEqualTo(hash);
  }

  private String hashOfWeights(String example, String model, String... options) throws Exception {
    String script = EXAMPLES.resolve(example + ".nn").toString();
    List<String> words = new ArrayList<>(List.of("train", script, "--quiet"));
    words.addAll(List.of("--out", folder.toString(), "--results-folder", folder.toString()));
    words.addAll(List.of(options));
    run(words.toArray(String[]::new));
    byte[] weights = Files.readAllBytes(folder.resolve(model + ".safetensors"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(weights);
    return HexFormat.of().formatHex(digest);
  }

  /**
   * In batches of 32 the products of the digits are too small to be shared, in 512 they are not.
   */
  @ParameterizedTest
  @ValueSource(strings = {"32", "512"})
  void threadsChangeNoBits(String batch) throws Exception {
    String one = hashOfWeights("digits", "Digits", "--batch", batch, "--threads", "1");
    String three = hashOfWeights("digits", "Digits", "--batch", batch, "--threads", "3");
    assertThat(three).isEqualTo(one);
  }
}
