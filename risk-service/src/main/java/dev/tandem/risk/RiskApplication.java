package dev.tandem.risk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the risk service. */
@SpringBootApplication
public class RiskApplication {

  public static void main(String[] args) {
    SpringApplication.run(RiskApplication.class, args);
  }
}
