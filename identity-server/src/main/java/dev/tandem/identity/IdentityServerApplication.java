package dev.tandem.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the demo's OpenID provider. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityServerApplication {

  public static void main(String[] args) {
    SpringApplication.run(IdentityServerApplication.class, args);
  }
}
