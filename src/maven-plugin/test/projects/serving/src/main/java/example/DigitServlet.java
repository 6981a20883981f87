package example;

import dev.nnc.runtime.UserException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

@WebServlet("/digit")
public final class DigitServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient Digits digits;

  @Override
  public void init() {
    digits = Digits.load(Digits.class, "Digits.safetensors");
  }

  @Override
  public void destroy() {
    digits.close();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text = request.getReader().lines().collect(Collectors.joining());
    try {
      response.getWriter().println(digit(Pixels.of(text)));
    } catch (UserException | NumberFormatException mistake) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, mistake.getMessage());
    }
  }

  private int digit(float[] image) {
    int[] found = digits.digit(image);
    if (found.length != 1) {
      throw new UserException("one image is read, not " + found.length, "send 64 numbers");
    }
    return found[0];
  }
}
