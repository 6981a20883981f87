package dev.nnc.cli.damage;

import static dev.nnc.cli.damage.Content.bytes;
import static dev.nnc.cli.damage.Content.weights;

import java.util.List;

/** Files of weights whose headers lie. */
final class DamagedWeights {
  private static final String ENTRY =
      "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}";

  private DamagedWeights() {}

  private static DamagedInput of(String title, byte[] content) {
    return DamagedInput.csv("weights: " + title, "a,b\n1,2\n")
        .with("w.safetensors", content)
        .withOptions("--weights", "w.safetensors");
  }

  private static byte[] tensor(String type, String shape, String offsets, int size) {
    return weights(ENTRY.formatted("w", type, shape, offsets), new byte[size]);
  }

  static List<DamagedInput> files() {
    return List.of(
        of("empty", new byte[0]),
        of("four bytes", new byte[4]),
        of("text", bytes("a,b\n1,2\n3,4\n")),
        of(
            "a header longer than the file",
            Content.join(bytes("\u00ff\u00ff\0\0\0\0\0\0"), bytes("{}"))),
        of(
            "a header longer than anything",
            Content.join(bytes("\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"), bytes("{}"))),
        of("a header that is not JSON", weights("{\"w\":")),
        of("a header that is a list", weights("[]")),
        of(
            "a header that is not UTF-8",
            Content.join(bytes("\4\0\0\0\0\0\0\0"), bytes("{\u00ff\u00ff}"))),
        of("a header nested without end", weights("[".repeat(10_000))),
        of("an entry that is a number", weights("{\"w\":1}")),
        of("an unknown type", tensor("BF16", "[2]", "[0,4]", 4)),
        of("a negative axis", tensor("F32", "[-2]", "[0,8]", 8)),
        of(
            "a shape beyond numbers",
            tensor("F32", "[2147483647,2147483647,2147483647]", "[0,8]", 8)),
        of("a shape and a length that differ", tensor("F32", "[3]", "[0,8]", 8)),
        of("a tensor behind the end", tensor("F32", "[2]", "[0,8]", 4)),
        of("a tensor that ends before it starts", tensor("F32", "[2]", "[8,0]", 8)),
        of("a gap", tensor("F32", "[2]", "[4,12]", 12)),
        of("bytes that belong to nothing", tensor("F32", "[2]", "[0,8]", 12)),
        of(
            "two tensors of one name",
            weights(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},\"w\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")),
        of(
            "a name that talks to the terminal",
            weights(ENTRY.formatted("\\u001b[31m\\n", "F32", "[0]", "[0,0]"))),
        of(
            "a step before the first",
            weights(
                "{\"__metadata__\":{\"step\":\"-5\"},"
                    + "\"y/dense/weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                    + "\"y/dense/bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}}",
                new byte[36])),
        of("a device", new byte[0]).withOptions("--weights", "/dev/zero"),
        of("another model's", tensor("F32", "[2]", "[0,8]", 8)),
        of(
            "another shape",
            weights(ENTRY.formatted("y/dense/weight", "F32", "[3,2]", "[0,24]"), new byte[24])));
  }
}
