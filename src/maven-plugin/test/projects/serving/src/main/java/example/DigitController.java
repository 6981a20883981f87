package example;

import dev.nnc.runtime.UserException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DigitController {
  private final Digits digits;

  DigitController(Digits digits) {
    this.digits = digits;
  }

  @PostMapping("/digit")
  int digit(@RequestBody float[] image) {
    int[] found = digits.digit(image);
    if (found.length != 1) {
      throw new UserException("one image is read, not " + found.length, "send 64 numbers");
    }
    return found[0];
  }

  @ExceptionHandler(UserException.class)
  ResponseEntity<String> wrongInput(UserException mistake) {
    return ResponseEntity.badRequest().body(mistake.getMessage());
  }
}
