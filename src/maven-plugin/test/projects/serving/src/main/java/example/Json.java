package example;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Reads and writes what controllers take and give as JSON. */
@Configuration
@EnableWebMvc
class Json {}
