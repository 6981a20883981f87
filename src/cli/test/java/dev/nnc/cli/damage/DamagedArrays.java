package dev.nnc.cli.damage;

import static dev.nnc.cli.damage.Content.bytes;
import static dev.nnc.cli.damage.Content.cut;
import static dev.nnc.cli.damage.Content.floats;
import static dev.nnc.cli.damage.Content.gzip;
import static dev.nnc.cli.damage.Content.idx;
import static dev.nnc.cli.damage.Content.npy;
import static dev.nnc.cli.damage.Content.zip;

import java.util.List;

/** Files of arrays whose headers lie. */
final class DamagedArrays {
  private static final int[] TWO = {2, 2};

  private DamagedArrays() {}

  private static DamagedInput images(String title, byte[] content) {
    return DamagedInput.of(title, "idx(\"t.idx\") { x = images }", "t.idx", content);
  }

  private static DamagedInput array(String title, byte[] content) {
    return DamagedInput.of(title, "npy(\"x.npy\") { x = x }", "x.npy", content);
  }

  private static DamagedInput archive(String title, byte[] content) {
    return DamagedInput.of(title, "npz(\"t.npz\") { x = x }", "t.npz", content);
  }

  static List<DamagedInput> idxFiles() {
    byte[] good = idx(8, TWO, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    String both = "idx(\"t.idx\", \"l.idx\") { x = images, label = labels }";
    return List.of(
        images("IDX: empty", new byte[0]),
        images("IDX: text", bytes("a,b\n1,2\n")),
        images("IDX: an unknown type", idx(7, TWO, (byte) 1)),
        images("IDX: no axes", idx(8, new int[0], (byte) 1)),
        images("IDX: too many axes", idx(8, new int[] {1, 1, 1, 1, 1}, (byte) 1)),
        images("IDX: cut in its header", cut(good, 6)),
        images("IDX: cut in its elements", cut(good, 1)),
        images("IDX: goes on", Content.join(good, good)),
        images("IDX: a negative axis", idx(8, new int[] {-2, 2}, (byte) 1)),
        images("IDX: more elements than bytes", idx(14, new int[] {60_000, 28, 28}, (byte) 1)),
        images(
            "IDX: more elements than numbers",
            idx(8, new int[] {0x7fffffff, 0x7fffffff, 0x7fffffff}, (byte) 1)),
        images(
            "IDX: no elements, and a very long axis",
            idx(8, new int[] {0, 0x7fffffff, 0x7fffffff})),
        images("IDX: no rows", idx(8, new int[] {0, 2})),
        images("IDX: no columns", idx(8, new int[] {2, 0})),
        images(
            "IDX: rows of another width", idx(8, new int[] {1, 3}, (byte) 1, (byte) 2, (byte) 3)),
        images("IDX: labels in place of images", idx(8, new int[] {2}, (byte) 1, (byte) 2)),
        images(
            "IDX: not a number",
            idx(
                13,
                new int[] {1, 2},
                (byte) 0x7f,
                (byte) 0xc0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0)),
        images("IDX: packed and cut", cut(gzip(good), 9)),
        images(
            "IDX: packed, claims more than fits into memory",
            gzip(Content.join(idx(8, new int[] {1 << 29, 2}), Content.noise(2 << 20)))),
        DamagedInput.of("IDX: other numbers of rows", both, "t.idx", good)
            .with("l.idx", idx(8, new int[] {3}, (byte) 0, (byte) 1, (byte) 2)),
        DamagedInput.of("IDX: a class beyond the last", both, "t.idx", good)
            .with("l.idx", idx(8, new int[] {2}, (byte) 0, (byte) 9)));
  }

  static List<DamagedInput> npyFiles() {
    byte[] two = floats(1, 2);
    String good = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
    return List.of(
        array("NPY: empty", new byte[0]),
        array("NPY: text", bytes("1 2\n3 4\n")),
        array("NPY: packed", gzip(npy(1, good, two))),
        array("NPY: nothing but the first bytes", bytes("\u0093NUMPY")),
        array("NPY: an unknown version", npy(9, good, two)),
        array("NPY: cut in its header", cut(npy("<f4", "(1, 2)"), 20)),
        array(
            "NPY: a header of 4 GB",
            Content.join(bytes("\u0093NUMPY\2\0\u00ff\u00ff\u00ff\u00ff"), two)),
        array("NPY: a header that is a list", npy(1, "[1, 2]", two)),
        array(
            "NPY: a header without a shape",
            npy(1, "{'descr': '<f4', 'fortran_order': False, }", two)),
        array("NPY: a header without an order", npy(1, "{'descr': '<f4', 'shape': (1, 2), }", two)),
        array("NPY: objects", npy("|O", "(1, 2)", two)),
        array("NPY: texts", npy("<U5", "(1, 2)", two)),
        array("NPY: complex numbers", npy("<c8", "(1, 2)", two)),
        array("NPY: numbers of 16 bytes", npy("<f16", "(1, 2)", two)),
        array(
            "NPY: records",
            npy(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", two)),
        array("NPY: a negative axis", npy("<f4", "(-1, 2)", two)),
        array("NPY: an axis beyond numbers", npy("<f4", "(99999999999, 2)", two)),
        array("NPY: an axis of words", npy("<f4", "(one, 2)", two)),
        array("NPY: 40 axes", npy("<f4", "(" + "1, ".repeat(40) + ")", two)),
        array("NPY: more elements than bytes", npy("<f4", "(1000000, 2)", two)),
        array("NPY: more elements than numbers", npy("<f4", "(65536, 65536, 65536, 65536)", two)),
        array("NPY: cut in its elements", npy("<f4", "(1, 2)", cut(two, 1))),
        array("NPY: goes on", npy("<f4", "(1, 2)", floats(1, 2, 3))),
        array("NPY: one number", npy("<f4", "()", floats(1))),
        array("NPY: no rows", npy("<f4", "(0, 2)")),
        array("NPY: rows of another width", npy("<f4", "(1, 3)", floats(1, 2, 3))),
        array("NPY: not a number", npy("<f4", "(1, 2)", floats(1, Float.NaN))),
        array("NPY: infinite", npy("<f4", "(1, 2)", floats(1, Float.POSITIVE_INFINITY))),
        DamagedInput.of(
            "NPY: another name", "npy(\"x.npy\") { x = y }", "x.npy", npy("<f4", "(1, 2)", two)),
        DamagedInput.of(
                "NPY: half a class",
                "npy(\"x.npy\", \"l.npy\") { x = x, label = l }",
                "x.npy",
                npy("<f4", "(1, 2)", two))
            .with("l.npy", npy("<f4", "(1,)", floats(0.5f))),
        DamagedInput.of(
                "NPY: other numbers of rows",
                "npy(\"x.npy\", \"l.npy\") { x = x, label = l }",
                "x.npy",
                npy("<f4", "(1, 2)", two))
            .with("l.npy", npy("<f4", "(2,)", two)),
        array("fine: NPY in the order of Fortran", npy(1, good.replace("False", "True"), two)));
  }

  static List<DamagedInput> archives() {
    byte[] good = npy("<f4", "(1, 2)", floats(1, 2));
    byte[] packed = zip(true, "x.npy", good);
    byte[] stored = zip(false, "x.npy", good);
    return List.of(
        archive("NPZ: empty", new byte[0]),
        archive("NPZ: text", bytes("a,b\n1,2\n")),
        archive("NPZ: one array alone", good),
        archive("NPZ: cut", cut(packed, 30)),
        archive("NPZ: nothing in it", Content.join(bytes("PK\5\6"), new byte[18])),
        archive("NPZ: a name that leads out", zip(true, "../../x.npy", good)),
        archive("NPZ: a name from the root", zip(true, "/x.npy", good)),
        archive("NPZ: another file in it", zip(true, "readme.txt", good)),
        archive("NPZ: no array of this name", zip(true, "y.npy", good)),
        archive("NPZ: a changed byte", Content.flipped(packed, 60)),
        archive(
            "NPZ: a changed number",
            Content.lying(stored, Float.floatToIntBits(2), Float.floatToIntBits(3))),
        archive("NPZ: encrypted", Content.marked(packed, 6, 1)),
        archive("NPZ: compressed by another method", Content.marked(packed, 8, 14)),
        archive("NPZ: a length that lies", Content.lying(stored, good.length, good.length - 4)),
        archive("NPZ: a length of 2 GB", Content.lying(stored, good.length, 0x7ffffff0)),
        archive(
            "NPZ: a lying header inside",
            zip(true, "x.npy", npy("<f4", "(1000000, 2)", floats(1)))),
        archive(
            "NPZ: 600 MB of zeros in 600 KB",
            Content.zipOfZeros("x.npy", npy("<f4", "(78643200, 2)"), 600)));
  }

  static List<DamagedInput> sparse() {
    return List.of(
        sparse("LIBSVM: empty", ""),
        sparse("LIBSVM: nothing but comments", "# 1 1:2\n"),
        sparse("LIBSVM: a word for a label", "0 1:2\nyes 1:2\n"),
        sparse("LIBSVM: no label", "0 1:2\n1:2 2:3\n"),
        sparse("LIBSVM: several labels", "0,1 1:2\n"),
        sparse("LIBSVM: a feature without a colon", "0 1:2 3\n"),
        sparse("LIBSVM: a feature without a value", "0 1:2 2:\n"),
        sparse("LIBSVM: a value that is a word", "0 1:two\n"),
        sparse("LIBSVM: a feature that is a word", "0 qid:3 height:3 1:2\n"),
        sparse("LIBSVM: feature 0", "0 0:1 1:2\n"),
        sparse("LIBSVM: feature -1", "0 -1:1\n"),
        sparse("LIBSVM: a feature beyond numbers", "0 99999999999:1\n"),
        sparse("LIBSVM: a feature beyond the last", "0 1:2 3:4\n"),
        sparse("LIBSVM: a feature twice", "0 1:2 1:3\n"),
        sparse("LIBSVM: features in another order", "0 2:2 1:3\n"),
        sparse("LIBSVM: a value without end", "0 1:" + "1".repeat(1000) + "\n"),
        sparse("LIBSVM: control characters", "0 1:2\u0007\n"),
        sparse("LIBSVM: NaN", "0 1:NaN\n"),
        sparse("LIBSVM: CSV", "a,b\n1,2\n"),
        sparse("LIBSVM: a class beyond the last", "0 1:2\r\n7 2:2\r\n"),
        DamagedInput.of(
            "LIBSVM: two thousand million features",
            "libsvm(\"t.svm\") { x = features }",
            "t.svm",
            bytes("0 1:2\n1 2000000000:1\n")));
  }

  private static DamagedInput sparse(String title, String content) {
    return DamagedInput.of(
        title,
        "libsvm(\"t.svm\", features = 2) { x = features, label = label }",
        "t.svm",
        bytes(content));
  }
}
