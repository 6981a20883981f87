package dev.nnc.runtime.launch;

import dev.nnc.runtime.lanes.Lanes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Passes on what the relaunched program writes as errors, but for the line in which Java tells that
 * it has the module it was started with: no option silences it, and it is no error.
 */
final class RelaunchedErrors implements Runnable {
  private static final byte[] NOTICE =
      ("WARNING: Using incubator modules: " + Lanes.MODULE).getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final OutputStream out;

  RelaunchedErrors(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public void run() {
    try {
      byte[] start = in.readNBytes(NOTICE.length);
      if (Arrays.equals(start, NOTICE)) {
        skipLine();
      } else {
        out.write(start);
      }
      in.transferTo(out);
      out.flush();
    } catch (IOException closed) {
      return; // no one is left to tell it to
    }
  }

  private void skipLine() throws IOException {
    int next;
    do {
      next = in.read();
    } while (next >= 0 && next != '\n');
  }
}
