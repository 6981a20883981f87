package example;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class Models {
  @Bean
  Digits digits() {
    return Digits.load(Digits.class, "Digits.safetensors");
  }
}
