package dev.tandem.messaging.internal.listener;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Runs a test in the one coat check that all of them share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TandemBackends(database = "coats")
@SpringBootTest(
    classes = CoatCheckApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "spring.application.name=coat-check",
      "spring.flyway.locations=classpath:db/coats",
      "tandem.messaging.publishes=coats",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.check-back.threads=3",
    })
@interface CoatCheckTest {}
