package dev.tandem.messaging.internal.consumer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Runs a test in the one shop that all of them share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TandemBackends(database = "shop")
@SpringBootTest(
    classes = ShopApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=shop",
      "spring.flyway.locations=classpath:db/shop",
      "management.endpoints.web.exposure.include=*",
      "tandem.messaging.publishes=shop-parcels",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.consumer.sweep-interval=500ms",
      "tandem.messaging.consumer.max-attempts=3",
      "tandem.messaging.four-eyes.discard-topics=shop-orders",
      "tandem.messaging.consumers.shop-courier.max-attempts=1",
    })
@interface ShopTest {}
