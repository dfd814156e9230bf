package dev.tandem.accompaniment;

import dev.tandem.accompaniment.journey.CheckJourneys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the accompaniment service; {@code --check-journeys <file>…} only reads journeys. */
@SpringBootApplication
public class AccompanimentApplication {

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("--check-journeys")) {
      System.exit(CheckJourneys.check(args));
    }
    SpringApplication.run(AccompanimentApplication.class, args);
  }
}
