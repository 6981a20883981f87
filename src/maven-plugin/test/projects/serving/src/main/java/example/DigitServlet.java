package example;

import dev.nnc.runtime.UserException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/digit")
public final class DigitServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient Digits digits;

  @Override
  public void init() {
    digits = Digits.load(Digits.class, "digits.safetensors");
  }

  @Override
  public void destroy() {
    digits.close();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    float[] image = Pixels.of(request.getReader().readLine());
    try {
      response.getWriter().println(digits.digit(image)[0]);
    } catch (UserException mistake) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, mistake.getMessage());
    }
  }
}
