package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.nnc.runtime.session.Options;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that fit are answered, others get the reason. */
final class DigitsServerTest {
  @TempDir private Path folder;

  @Test
  void answers() throws IOException, InterruptedException {
    Path weights = folder.resolve("digits.safetensors");
    DigitsMain.train(weights, Options.defaults().withEpochs(10));
    HttpServer server = DigitsServer.start(Digits.load(weights), 0);
    try {
      String seven = Arrays.toString(DigitsMain.image()).replaceAll("[\\[\\]]", "");
      assertEquals("200 [7]", post(server, seven));
      assertEquals(
          "400 `image` is float[batch, 64]: 3 numbers are not a whole number of rows",
          post(server, "1, 2, 3"));
    } finally {
      server.stop(0);
    }
  }

  private static String post(HttpServer server, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/digit");
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build();
    HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
