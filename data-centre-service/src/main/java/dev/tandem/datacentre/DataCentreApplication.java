package dev.tandem.datacentre;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the data centre. */
@SpringBootApplication
public class DataCentreApplication {

  public static void main(String[] args) {
    SpringApplication.run(DataCentreApplication.class, args);
  }
}
