package dev.tandem.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.Crashes;
import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The service on real servers. Tests play the services whose events it keeps the books from. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      // Tests say when.
      "tandem.ledger.matching.every=1h",
      "tandem.ledger.proof.every=1h",
      // Nobody is there.
      "tandem.ledger.proof.wallet-url=http://127.0.0.1:1",
      "tandem.ledger.proof.fund-purchase-url=http://127.0.0.1:1",
      "tandem.messaging.publishes=ledger,wallet,fund-purchase",
      "tandem.messaging.topics.create=true"
    })
@TandemBackends(database = "ledger")
@Import(Crashes.class)
public @interface RunningLedger {}
