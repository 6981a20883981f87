package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** The servlet and the controller answer the requests of a real server. */
final class ServersTest {
  private static final float[] ZERO = new float[64];

  @TempDir private static Path folder;

  private static Tomcat tomcat;

  @BeforeAll
  static void start() throws Exception {
    tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "servlet", new DigitServlet());
    context.addServletMappingDecoded("/servlet/digit", "servlet");
    Tomcat.addServlet(context, "spring", new DispatcherServlet(spring()));
    context.addServletMappingDecoded("/spring/*", "spring");
    tomcat.getConnector();
    tomcat.start();
  }

  @AfterAll
  static void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  private static AnnotationConfigWebApplicationContext spring() {
    var context = new AnnotationConfigWebApplicationContext();
    context.register(Json.class, Models.class, DigitController.class);
    return context;
  }

  @Test
  void servletAnswers() throws Exception {
    assertEquals("200 " + digit(), post("servlet", numbers(ZERO)).strip());
  }

  @Test
  void servletRefuses() throws Exception {
    String answer = post("servlet", "1, 2, 3");
    assertTrue(answer.startsWith("400 "), answer);
    assertTrue(answer.contains("3 numbers are not a whole number of rows"), answer);
    assertTrue(post("servlet", numbers(new float[128])).startsWith("400 "));
  }

  @Test
  void springAnswers() throws Exception {
    assertEquals("200 " + digit(), post("spring", "[" + numbers(ZERO) + "]"));
  }

  @Test
  void springRefuses() throws Exception {
    String message = "`image` is float[batch, 64]: 3 numbers are not a whole number of rows";
    assertEquals("400 " + message, post("spring", "[1, 2, 3]"));
    assertEquals("400 one image is read, not 0", post("spring", "[]"));
  }

  /** What the model says without a server. */
  private static int digit() {
    try (Digits digits = Digits.load(Digits.class, "Digits.safetensors")) {
      return ManyRows.read(digits, ZERO)[0];
    }
  }

  private static String numbers(float[] image) {
    return Arrays.toString(image).replaceAll("[\\[\\]]", "");
  }

  private static String post(String servlet, String body) throws IOException, InterruptedException {
    int port = tomcat.getConnector().getLocalPort();
    URI uri = URI.create("http://localhost:" + port + "/" + servlet + "/digit");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
