package dev.tandem.messaging.internal.listener;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Runs a test in a coat check. It is used once: Spring pauses a context that another takes over
 * from, and listeners of rocketmq-spring that were stopped do not start again.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext
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
