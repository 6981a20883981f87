package dev.nnc.cli.damage;

import static dev.nnc.cli.damage.Content.bytes;
import static dev.nnc.cli.damage.Content.rows;
import static dev.nnc.cli.damage.DamagedInput.csv;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files that should be tables of text. */
final class DamagedTexts {
  private static final String LABELLED = "csv(\"t.csv\") { x = [a, b], label = label }";
  private static final String WIDE =
      IntStream.range(0, 10_000).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
  private static final String WIDE_ROW = "1,".repeat(9_999) + "1\n";

  private DamagedTexts() {}

  static List<DamagedInput> lines() {
    return List.of(
        csv("an empty file", ""),
        csv("nothing but blank lines", "\n\n\r\n"),
        csv("a header and no rows", "a,b\n"),
        csv("a header that does not end", "a,b"),
        csv("a row that is too short", "a,b\n1,2\n3\n5,6\n"),
        csv("a row that is too long", "a,b\n1,2\n3,4,5\n"),
        csv("a short row among lines that end with CR and LF", "a,b\r\n1,2\r\n\r\n3\r\n"),
        csv("a short row among lines that end with CR", "a,b\r1,2\r3\r"),
        csv("a file cut inside a row", "a,b\n1,2\n3,"),
        csv("a quote that is never closed", "a,b\n1,2\n\"3,4\n5,6\n7,8\n"),
        csv("nothing but a quote", "\""),
        csv("letters behind a closing quote", "a,b\n1,2\n\"3\"4,5\n"),
        csv("a quote inside of a cell", "a,b\n1,2\n3\"4,5\n"),
        csv("numbers where the header should be", "1,2\n3,4\n"),
        csv("a first line that counts", "2,4,setosa,versicolor\n1,2\n3,4\n"),
        csv(
            "a header read as data",
            "csv(\"t.csv\", header = false) { x = columns(1 to 2) }",
            "a,b\n1,2\n"),
        csv("a semicolon in some lines", "a;b\n1;2\n3,4\n"),
        csv("spaces as separators", "a b\n1 2\n"),
        csv(
            "another separator than said",
            "csv(\"t.csv\", separator = \"|\") { x = [a, b] }",
            "a,b\n1,2\n"),
        csv(
            "more lines skipped than there are",
            "csv(\"t.csv\", skip = 9) { x = [a, b] }",
            "a,b\n1,2\n"),
        csv(
            "nothing but comments",
            "csv(\"t.csv\", comment = \"#\") { x = [a, b] }",
            "# a,b\n# 1,2\n"),
        csv("a column that is not there", "a,c\n1,2\n"),
        csv("a column in other letters", "A,B\n1,2\n"),
        csv("two columns of one name", "a,b,a\n1,2,3\n"),
        csv("a column beyond the last", "csv(\"t.csv\") { x = columns(2 to 3) }", "a,b\n1,2\n"),
        csv(
            "a pattern that matches nothing",
            "csv(\"t.csv\") { x = columns(\"x*\") }",
            "a,b\n1,2\n"),
        csv(
            "a pattern that matches too much",
            "csv(\"t.csv\") { x = columns(\"*\") }",
            "a,b,c\n1,2,3\n"),
        csv(
            "10,000 columns and a hole in the last",
            "csv(\"t.csv\") { x = [f0, f9999] }",
            WIDE + "\n" + WIDE_ROW + WIDE_ROW.replace(",1\n", ",\n")),
        csv(
            "10,000 columns and one too few",
            "csv(\"t.csv\") { x = [f0, f9999] }",
            WIDE + "\n" + WIDE_ROW.substring(2)),
        csv(
            "10,000 columns and a wrong name",
            "csv(\"t.csv\") { x = [f0, f10000] }",
            WIDE + "\n" + WIDE_ROW),
        csv("more columns than anyone has", "x,".repeat(1_000_001) + "\n"),
        csv("a cell of 20 million letters", "a,b\n1," + "x".repeat(20_000_000) + "\n"),
        csv("a cell of 5,000 letters", "a,b\n1," + "x".repeat(5_000) + "\n"),
        csv("a quote not closed in a long file", "a,b\n\"" + "1,2\n".repeat(6_000_000)));
  }

  static List<DamagedInput> values() {
    return List.of(
        csv("a word among numbers", "a,b\n1,2\n3,four\n"),
        csv("an empty cell", "a,b\n1,2\n3,\n"),
        csv("NaN", "a,b\n1,2\nNaN,4\n"),
        csv("inf", "a,b\n1,2\n3,inf\n"),
        csv("-Infinity", "a,b\n1,2\n-Infinity,4\n"),
        csv("compiled: a number beyond float", "a,b\n1,2\n3,1e39\n"),
        csv("compiled: a word among numbers", "a,b\n1,2\n3,four\n"),
        csv("compiled: a class beyond the last", LABELLED, "a,b,label\n1,2,0\n3,4,7\n"),
        csv("a number beyond double", "a,b\n1,2\n3,1e999\n"),
        csv("a comma before decimals", "a;b\n1,5;2\n"),
        csv("commas between thousands", "a,b\n\"1,234\",2\n"),
        csv("points between thousands", "a;b\n1.234,5;2\n"),
        csv(
            "groups of two digits",
            "csv(\"t.csv\", thousands = \",\") { x = [a, b] }",
            "a,b\n\"12,34\",2\n"),
        csv("percent", "a,b\n45%,2\n"),
        csv("money", "a,b\n1,$5.20\n"),
        csv("a date", "a,b\n2020-01-31,2\n"),
        csv("hexadecimal digits", "a,b\n0x1F,2\n"),
        csv("a suffix of Java", "a,b\n1.5f,2\n"),
        csv("two points", "a,b\n1.2.3,2\n"),
        csv("a typographic minus", "a,b\n\u22125,2\n"),
        csv("digits of another script", "a,b\n\uff11\uff12,2\n"),
        csv("a space that does not break", "a,b\n1\u00a0234,2\n"),
        csv("colours of a terminal", "a,b\n\u001b[31mred,2\n"),
        csv("a tab in a cell", "a,b\n1,\"2\t3\"\n"),
        csv("a question mark for nothing", "a,b\n?,2\n"),
        csv("a class beyond the last", LABELLED, "a,b,label\n1,2,0\n3,4,3\n"),
        csv("a class below 0", LABELLED, "a,b,label\n1,2,0\n3,4,-1\n"),
        csv("half a class", LABELLED, "a,b,label\n1,2,0.5\n"),
        csv("no class", LABELLED, "a,b,label\n1,2,\n"),
        csv("a word for a class", LABELLED, "a,b,label\n1,2,setosa\n"),
        csv(
            "no number to take the mean of",
            "csv(\"t.csv\") { x = [a, b] missing mean }",
            "a,b\n1,\n2,\n"),
        csv("no row that is kept", "csv(\"t.csv\") where a > 5 { x = [a, b] }", "a,b\n1,2\n"),
        csv("a part without rows", "csv(\"t.csv\") { x = [a, b] } split 80% / 20%", "a,b\n1,2\n"),
        csv(
            "a split by what is missing",
            "csv(\"t.csv\") { x = [a, b] } split 50% / 50% by c",
            "a,b,c\n1,2,3\n4,5,\n"),
        csv(
            "a split by what is not there",
            "csv(\"t.csv\") { x = [a, b] } split 50% / 50% by day",
            "a,b,date\n1,2,3\n4,5,6\n"));
  }

  static List<DamagedInput> encodings() {
    byte[] mark = bytes("\u00ff\u00fe");
    return List.of(
        csv(
            "UTF-16 with a mark",
            "csv(\"t.csv\") { x = [a, b] }",
            Content.join(mark, "a,b\n1,2\n".getBytes(UTF_16LE))),
        csv(
            "UTF-16, big end first",
            "csv(\"t.csv\") { x = [a, b] }",
            Content.join(bytes("\u00fe\u00ff"), "a,b\n1,2\n".getBytes(UTF_16BE))),
        csv(
            "UTF-16 without a mark",
            "csv(\"t.csv\") { x = [a, b] }",
            "a,b\n1,2\n".getBytes(UTF_16LE)),
        csv(
            "Latin-1 in the header",
            "csv(\"t.csv\") { x = [a, b] }",
            "a,b,größe\n1,2,3\n".getBytes(ISO_8859_1)),
        csv(
            "Latin-1 far behind",
            "csv(\"t.csv\") { x = [a, b] }",
            ("a,b\n" + rows(20_000) + "é,2\n").getBytes(ISO_8859_1)),
        csv(
            "UTF-8 cut inside a letter",
            "csv(\"t.csv\") { x = [a, b] }",
            Content.cut("a,b\n1,é".getBytes(UTF_8), 1)),
        csv(
            "UTF-8 said to be UTF-16",
            "csv(\"t.csv\", encoding = \"utf-16\") { x = [a, b] }",
            "a,b\n1,2\n"),
        csv("a zero byte", "csv(\"t.csv\") { x = [a, b] }", bytes("a,b\n1,\0\n")),
        csv(
            "a zero byte far behind",
            "csv(\"t.csv\") { x = [a, b] }",
            bytes("a,b\n" + "1,2\n".repeat(5_000) + "1,\0\n")),
        csv("a spreadsheet", "csv(\"t.csv\") { x = [a, b] }", bytes("PK\3\4\24\0\6\0")),
        csv(
            "an old spreadsheet",
            "csv(\"t.csv\") { x = [a, b] }",
            bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1")),
        csv("Parquet", "csv(\"t.csv\") { x = [a, b] }", bytes("PAR1\25\4\25")),
        csv("bzip2", "csv(\"t.csv\") { x = [a, b] }", bytes("BZh91AY&SY")),
        csv("xz", "csv(\"t.csv\") { x = [a, b] }", bytes("\u00fd7zXZ\0\0")),
        csv("zstd", "csv(\"t.csv\") { x = [a, b] }", bytes("(\u00b5/\u00fd\4")),
        csv(
            "gzip twice",
            "csv(\"t.csv\") { x = [a, b] }",
            Content.gzip(Content.gzip("a,b\n1,2\n"))),
        csv(
            "an array of NumPy",
            "csv(\"t.csv\") { x = [a, b] }",
            Content.npy("<f4", "(1, 2)", Content.floats(1, 2))),
        csv("a web page", "<!DOCTYPE html>\n<html>404</html>\n"),
        csv("a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
        csv("JSON", "[{\"a\": 1, \"b\": 2}]\n"));
  }

  static List<DamagedInput> odd() {
    String none = "csv(\"t.csv\") { x = [a, b] }";
    return List.of(
        csv("fine: lines that end with CR and LF", "a,b\r\n1,2\r\n3,4\r\n"),
        csv("fine: lines that end with CR", "a,b\r1,2\r3,4\r"),
        csv("fine: no end of the last line", "a,b\n1,2\n3,4"),
        csv("fine: a byte order mark", "\ufeffa,b\n1,2\n"),
        csv("fine: semicolons", "a;b\n1;2\n3;4\n"),
        csv("fine: tabs", "a\tb\n1\t2\n3\t4\n"),
        csv(
            "fine: decimal commas, when said",
            "csv(\"t.csv\", decimal = \",\") { x = [a, b] }",
            "a;b\n1,5;2\n"),
        csv("fine: spaces around cells, blank lines", " a , b \n\n 1 , 2 \n\n"),
        csv("fine: quotes around cells", "\"a\",\"b\"\n\"1\",\"2\"\n"),
        csv(
            "fine: UTF-16, when said",
            "csv(\"t.csv\", encoding = \"utf-16\") { x = [a, b] }",
            "a,b\n1,2\n".getBytes(UTF_16LE)),
        csv("fine: wrong cells in columns not read", "a,b,c\n1,2,x\n3,4,\n"),
        csv(
            "fine: a wrong row that is left out",
            "csv(\"t.csv\") where a > 0 { x = [a, b] }",
            "a,b\n1,2\n-1,oops\n"),
        csv("fine: 10,000 columns", "csv(\"t.csv\") { x = [f0, f9999] }", WIDE + "\n" + WIDE_ROW),
        csv("fine: gzip under another name", none, Content.gzip("a,b\n1,2\n")),
        csv("fine: gzip in several pieces", none, Content.repeated("a,b\n", "1,2\n", 3)));
  }
}
