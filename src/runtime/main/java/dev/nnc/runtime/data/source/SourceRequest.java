package dev.nnc.runtime.data.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a script asks a {@link SourceReader} to open.
 *
 * @param kind the word of the script: {@code csv}
 * @param files existing files in order, patterns already expanded
 * @param options named arguments as written, in order: {@code header = false}
 * @param fields which of the table's fields will be read
 */
public record SourceRequest(
    String kind, List<Path> files, Map<String, String> options, FieldChoice fields) {
  public SourceRequest {
    files = List.copyOf(files);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
