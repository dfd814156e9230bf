package dev.tandem.messaging.internal.outbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;

/** The parcel service on real backends; all tests that need nothing else share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TandemBackends(database = "parcels")
@SpringBootTest(
    classes = ParcelApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=parcel-service",
      "spring.flyway.locations=classpath:db/parcels",
      "tandem.messaging.publishes=parcels,invoices",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.check-back.max-local-transaction=1s",
      "tandem.messaging.check-back.lock-timeout=200ms",
      "tandem.messaging.sweep.interval=200ms",
      // Long, so that no test takes the sweep's delivery for another.
      "tandem.messaging.sweep.confirm-timeout=60s",
      "tandem.messaging.breaker.open-for=1s"
    })
@interface ParcelsTest {}
