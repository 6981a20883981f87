package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nnc.runtime.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;

/** Serves a trained model with nothing but the JDK; all threads of the server share it. */
public final class DigitsServer {
  private DigitsServer() {}

  /**
   * Serves until it is stopped.
   *
   * @param arguments the weights file and the port
   */
  public static void main(String[] arguments) throws IOException {
    start(Digits.load(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
  }

  static HttpServer start(Digits digits, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext("/digit", exchange -> answer(digits, exchange));
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
    return server;
  }

  /** Answers a POST of 64 numbers with a digit. */
  static void answer(Digits digits, HttpExchange exchange) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String answer;
      int status = 200;
      try {
        answer = Arrays.toString(digits.digit(pixels(text)));
      } catch (UserException | NumberFormatException mistake) {
        answer = mistake.getMessage();
        status = 400;
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static float[] pixels(String text) {
    String[] words = text.strip().split("[,\\s]+");
    float[] pixels = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      pixels[i] = Float.parseFloat(words[i]);
    }
    return pixels;
  }
}
