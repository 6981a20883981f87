package dev.nnc.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {
  @TempDir private Path folder;

  /** As plugins of a build may do. */
  @Test
  void isSharedByAllThatLoadTheRuntime() throws Exception {
    Path file = folder.resolve("lock");
    URL code = WriterLock.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {code}, ClassLoader.getPlatformClassLoader())) {
      Method take = loader.loadClass(WriterLock.class.getName()).getMethod("take", Path.class);
      try (WriterLock held = WriterLock.take(file).orElseThrow()) {
        assertThat(take.invoke(null, file)).isEqualTo(Optional.empty());
        assertThat(held).isNotNull();
      }
      try (AutoCloseable held = (AutoCloseable) ((Optional<?>) take.invoke(null, file)).get()) {
        assertThat(WriterLock.take(file)).isEmpty();
        assertThat(held).isNotNull();
      }
    }
    assertThat(folder).isEmptyDirectory();
  }
}
