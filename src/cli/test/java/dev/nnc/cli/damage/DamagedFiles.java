package dev.nnc.cli.damage;

import static dev.nnc.cli.damage.Content.cut;
import static dev.nnc.cli.damage.Content.flipped;
import static dev.nnc.cli.damage.Content.gzip;
import static dev.nnc.cli.damage.Content.repeated;
import static dev.nnc.cli.damage.Content.rows;

import java.util.List;
import java.util.Map;

/** Files that cannot be read, are packed wrongly, or do not belong together. */
final class DamagedFiles {
  private static final String X = "csv(\"t.csv\") { x = [a, b] }";

  private DamagedFiles() {}

  static List<DamagedInput> places() {
    byte[] good = Content.bytes("a,b\n1,2\n");
    return List.of(
        DamagedInput.of("a file that is not there", "csv(\"u.csv\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of("no file like it", "csv(\"wages.csv\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of(
            "a folder that is not there", "csv(\"data/t.csv\") { x = [a, b] }", "t.csv", good),
        new DamagedInput(
            "a folder", "csv(\"data\") { x = [a, b] }", Map.of("data/t.csv", good), List.of()),
        DamagedInput.of(
            "a name that is none", "csv(\"t\\u0000.csv\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of("a device without end", "csv(\"/dev/zero\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of("a pattern without files", "csv(\"u*.csv\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of(
            "a pattern without a folder", "csv(\"data/*.csv\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of("a pattern that is none", "csv(\"[t.csv\") { x = [a, b] }", "t.csv", good),
        DamagedInput.of(
                "other columns in the second file",
                "csv(\"t*.csv\") { x = [a, b] }",
                "t1.csv",
                good)
            .with("t2.csv", "b,a\n1,2\n"),
        DamagedInput.of(
                "more columns in the second file",
                "csv(\"t1.csv\", \"t2.csv\", header = false) { x = columns(1 to 2) }",
                "t1.csv",
                Content.bytes("1,2\n"))
            .with("t2.csv", "1,2,3\n"),
        DamagedInput.of(
                "nothing in the second file",
                "csv(\"t1.csv\", \"t2.csv\") { x = [a, b] }",
                "t1.csv",
                good)
            .with("t2.csv", ""),
        DamagedInput.of(
                "a wrong cell in the second file",
                "csv(\"t1.csv\", \"t2.csv\") { x = [a, b] }",
                "t1.csv",
                good)
            .with("t2.csv", "a,b\n1,2\n3,x\n"),
        DamagedInput.of(
                "other numbers of rows side by side",
                "csv(\"t.csv\") { x = [a, b] }, csv(\"u.csv\") { label = label }",
                "t.csv",
                good)
            .with("u.csv", "label\n1\n2\n"));
  }

  static List<DamagedInput> packed() {
    byte[] whole = gzip("a,b\n" + rows(2_000));
    byte[] zeros = gzip(new byte[64 << 20]);
    return List.of(
        DamagedInput.of("gzip cut in its header", X, "t.csv", cut(whole, whole.length - 5)),
        DamagedInput.of("gzip cut behind its header", X, "t.csv", cut(whole, whole.length - 10)),
        DamagedInput.of("gzip cut in the middle", X, "t.csv", cut(whole, whole.length / 2)),
        DamagedInput.of("gzip cut before its sum", X, "t.csv", cut(whole, 8)),
        DamagedInput.of("gzip cut in its sum", X, "t.csv", cut(whole, 3)),
        DamagedInput.of("gzip with a wrong sum", X, "t.csv", flipped(whole, -6)),
        DamagedInput.of("gzip with a wrong length", X, "t.csv", flipped(whole, -2)),
        DamagedInput.of("gzip with a changed byte", X, "t.csv", flipped(whole, whole.length / 3)),
        DamagedInput.of("gzip of an unknown method", X, "t.csv", flipped(whole, 2)),
        DamagedInput.of("nothing, packed by gzip", X, "t.csv", gzip("")),
        DamagedInput.of("64 MB of zeros in 64 KB", X, "t.csv", zeros),
        DamagedInput.of(
            "a gigabyte in one cell", X, "t.csv", repeated("a,b\n1,", "x".repeat(1 << 24), 64)),
        DamagedInput.of(
            "a gigabyte in one quoted cell",
            X,
            "t.csv",
            repeated("a,b\n1,\"", "x,\n".repeat(1 << 22), 64)),
        DamagedInput.of(
            "more rows than the memory holds", X, "t.csv", repeated("a,b\n", rows(500_000), 80)));
  }
}
