package dev.nnc.cli.console;

import dev.nnc.runtime.UserException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output, which keeps why it could not be written: those who print do not hear of it. */
public final class StandardOutput extends OutputStream {
  private final OutputStream target = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      target.write(bytes, from, count);
    } catch (IOException unwritable) {
      failure = unwritable;
      throw unwritable;
    }
  }

  /**
   * Is called at the end.
   *
   * @throws UserException if something is lost; what a reader that went away did not want is not
   */
  public void requireComplete() {
    if (failure != null && !isGone(failure)) {
      throw new UserException(
          "standard output cannot be written: " + failure.getMessage(),
          "what was to be written there is not complete",
          failure);
    }
  }

  private static boolean isGone(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
