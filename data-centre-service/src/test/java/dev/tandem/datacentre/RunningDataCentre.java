package dev.tandem.datacentre;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service on real servers, Kafka too. {@link Suite} plays the services whose events it hears:
 * they share its outbox.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "tandem.messaging.publishes=data-centre,wallet,fund-purchase,risk,ledger",
      "tandem.messaging.topics.create=true",
      "tandem.data-centre.kafka.delivery-timeout=3s",
      // Tests say when.
      "tandem.data-centre.sync.every=1h",
      "tandem.web.secret.keys=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    })
@TandemBackends(database = "data_centre")
@ContextConfiguration(initializers = TestKafka.Addresses.class)
@Import(Suite.class)
public @interface RunningDataCentre {}
