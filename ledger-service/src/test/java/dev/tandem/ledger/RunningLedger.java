package dev.tandem.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;

/** The service on real servers. Tests play the services whose events it keeps the books from. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      // Tests say when.
      "tandem.ledger.matching.every=1h",
      "tandem.messaging.publishes=ledger,wallet,fund-purchase",
      "tandem.messaging.topics.create=true"
    })
@TandemBackends(database = "ledger")
public @interface RunningLedger {}
