package dev.nnc.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoProblemsTest {
  @Test
  void bytesThatAreNoCharactersAreTold(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("x.json"), new byte[] {'[', (byte) 0xff, ']'});
    IOException problem =
        catchThrowableOfType(
            IOException.class, () -> Files.readString(file, StandardCharsets.UTF_8));
    UserException told = IoProblems.reading(file, problem);
    assertThat(told).hasMessage(file + " cannot be read: it is not text in UTF-8");
    assertThat(told.help()).isEqualTo("save it in UTF-8");
  }
}
