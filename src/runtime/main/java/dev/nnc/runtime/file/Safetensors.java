package dev.nnc.runtime.file;

import dev.nnc.runtime.ElementType;
import dev.nnc.runtime.Tensor;
import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files in the format safetensors: the length of a header (8 bytes, little endian), the header in
 * JSON, then the data of the tensors without gaps. The types F32, F64, I32 and BOOL are read and
 * written; a single tensor may be of others.
 *
 * @param metadata strings about the file, sorted by name
 * @param tensors in the order of their data
 */
public record Safetensors(Map<String, String> metadata, List<NamedTensor> tensors) {
  public Safetensors {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tensors = List.copyOf(tensors);
  }

  /** The tensors by name, in the order of their data. */
  public Map<String, Tensor> byName() {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor.tensor()));
    return byName;
  }

  /**
   * Writes a file, as a whole or not at all. The same arguments give the same bytes; tensors with
   * larger elements stand first, so that every element is aligned.
   *
   * @throws UserException if the file cannot be written
   * @throws IllegalArgumentException if two tensors have one name
   */
  public static void write(Path file, Map<String, String> metadata, List<NamedTensor> tensors) {
    requireDistinct(tensors);
    List<NamedTensor> ordered = new ArrayList<>(tensors);
    ordered.sort(Comparator.comparing(each -> -each.tensor().type().bytes()));
    byte[] header = header(new TreeMap<>(metadata), ordered).getBytes(StandardCharsets.UTF_8);
    ByteBuffer start = Bytes.littleEndian(Long.BYTES).putLong(header.length).flip();
    AtomicFile.write(
        file,
        channel -> {
          Bytes.writeFully(channel, start);
          Bytes.writeFully(channel, header);
          for (NamedTensor each : ordered) {
            Bytes.write(channel, each.tensor());
          }
        });
  }

  private static void requireDistinct(List<NamedTensor> tensors) {
    Set<String> names = new LinkedHashSet<>(List.of(SafetensorsHeader.METADATA));
    for (NamedTensor each : tensors) {
      if (!names.add(each.name())) {
        throw new IllegalArgumentException("two tensors called " + each.name());
      }
    }
  }

  /**
   * {@code {"__metadata__":{…},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}} and spaces.
   */
  private static String header(Map<String, String> metadata, List<NamedTensor> tensors) {
    List<String> entries = new ArrayList<>();
    if (!metadata.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      metadata.forEach((name, value) -> pairs.add(Json.quote(name) + ":" + Json.quote(value)));
      entries.add(Json.quote(SafetensorsHeader.METADATA) + ":{" + String.join(",", pairs) + "}");
    }
    long offset = 0;
    for (NamedTensor each : tensors) {
      long end = offset + (long) each.tensor().size() * each.tensor().type().bytes();
      entries.add(entry(each, offset, end));
      offset = end;
    }
    String header = "{" + String.join(",", entries) + "}";
    return header + " ".repeat((8 - header.length() % 8) % 8);
  }

  private static String entry(NamedTensor each, long start, long end) {
    String shape = each.tensor().shape().toString().replace(" ", "");
    String type = SafetensorsHeader.typeName(each.tensor().type());
    return String.format(
        "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}",
        Json.quote(each.name()), type, shape, start, end);
  }

  /**
   * Reads a whole file.
   *
   * @throws UserException if the file cannot be read or is not what its header claims
   */
  public static Safetensors read(Path file) {
    try (FileChannel channel = RegularFile.open(file)) {
      return read(file.toString(), channel);
    } catch (IOException e) {
      throw IoProblems.reading(file, e);
    }
  }

  /**
   * One tensor of a file, which is read where the tensor is and must stay as it is until then.
   *
   * @throws UserException if there is none of this name, the file cannot be read or is not what its
   *     header claims
   */
  public static RawArray readRaw(Path file, String name) {
    try (FileChannel channel = RegularFile.open(file)) {
      SafetensorsHeader header = SafetensorsHeader.read(file.toString(), channel);
      SafetensorsHeader.Entry entry = header.entry(name);
      NumberFormat format = header.format(entry);
      String place = file + ", tensor `" + name + "`";
      int length = MemoryLimit.length(place, entry.end() - entry.start(), 1);
      long start = header.dataStart() + entry.start();
      FileWindow bytes = new FileWindow(file, start, length, ByteOrder.LITTLE_ENDIAN);
      return new RawArray(format, entry.shape(), bytes);
    } catch (IOException e) {
      throw IoProblems.reading(file, e);
    }
  }

  /**
   * Reads a resource of the class path.
   *
   * @param near the class beside which it stands; a name that begins with a slash starts at the
   *     root
   * @throws UserException if there is none of this name or it is not what its header claims
   */
  public static Safetensors read(Class<?> near, String name) {
    try (InputStream resource = near.getResourceAsStream(name)) {
      if (resource == null) {
        throw new UserException(
            "there is no resource " + name + " for " + near.getName(),
            "put the file on the class path; a name without a slash at its start is looked up in"
                + " the package of the class");
      }
      return read("resource " + name, new MemoryChannel(resource.readAllBytes()));
    } catch (IOException e) {
      throw new UserException("cannot read the resource " + name, "build the jar anew", e);
    }
  }

  private static Safetensors read(String file, SeekableByteChannel channel) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(file, channel);
    List<NamedTensor> tensors = new ArrayList<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      tensors.add(new NamedTensor(entry.name(), read(file, channel, header, entry)));
    }
    return new Safetensors(header.metadata(), tensors);
  }

  private static Tensor read(
      String file,
      SeekableByteChannel channel,
      SafetensorsHeader header,
      SafetensorsHeader.Entry entry)
      throws IOException {
    ElementType type = header.type(entry);
    long elements = (entry.end() - entry.start()) / type.bytes();
    MemoryLimit.length(file + ", tensor `" + entry.name() + "`", elements, type.bytes());
    Tensor tensor = Tensor.zeros(type, entry.shape());
    channel.position(header.dataStart() + entry.start());
    int bad = Bytes.read(channel, tensor);
    if (bad >= 0) {
      long offset = header.dataStart() + entry.start() + bad;
      throw new UserException(
          String.format(
              "%s, byte %s: element %s of `%s` is neither 0 nor 1",
              file, offset, bad, entry.name()),
          "");
    }
    return tensor;
  }
}
