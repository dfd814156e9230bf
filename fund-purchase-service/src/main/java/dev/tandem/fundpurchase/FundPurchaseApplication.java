package dev.tandem.fundpurchase;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the fund purchase service. */
@SpringBootApplication
public class FundPurchaseApplication {

  public static void main(String[] args) {
    SpringApplication.run(FundPurchaseApplication.class, args);
  }
}
