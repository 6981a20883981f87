package dev.nnc.compiler.emit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads as much of a class file as it takes to know the sizes of its methods (JVMS chapter 4). */
public final class ClassFile {
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final DataInputStream in;
  private String[] texts = {};

  private ClassFile(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** For each method, by name and descriptor, the bytes of its code; 0 without. */
  public static Map<String, Integer> methodSizes(byte[] bytes) {
    try {
      return new ClassFile(bytes).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Integer> read() throws IOException {
    in.skipNBytes(8);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    int fields = in.readUnsignedShort();
    for (int i = 0; i < fields; i++) {
      readMember(new LinkedHashMap<>());
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    int methods = in.readUnsignedShort();
    for (int i = 0; i < methods; i++) {
      readMember(sizes);
    }
    return sizes;
  }

  private void readConstants() throws IOException {
    texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      texts[i] = "";
      int tag = in.readUnsignedByte();
      if (tag == UTF8) {
        texts[i] = in.readUTF();
      } else {
        in.skipNBytes(bytesOf(tag));
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
  }

  private static int bytesOf(int tag) {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case LONG, DOUBLE -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> throw new IllegalArgumentException("constant of kind " + tag);
    };
  }

  private void readMember(Map<String, Integer> sizes) throws IOException {
    in.skipNBytes(2);
    String member = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
    int size = 0;
    int attributes = in.readUnsignedShort();
    for (int i = 0; i < attributes; i++) {
      String name = texts[in.readUnsignedShort()];
      int length = in.readInt();
      if (name.equals("Code")) {
        in.skipNBytes(4);
        size = in.readInt();
        length -= 8;
      }
      in.skipNBytes(length);
    }
    sizes.put(member, size);
  }
}
