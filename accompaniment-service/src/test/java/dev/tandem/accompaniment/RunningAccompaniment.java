package dev.tandem.accompaniment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The service on real servers, with the rest of the suite played by {@link Suite}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.messaging.publishes=accompaniment,wallet,fund-purchase,fund-catalogue,risk,notification,data-centre",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.consumer.linger=20ms",
      "tandem.accompaniment.course.poll-interval=100ms",
      "tandem.accompaniment.default-risk-level=3"
    })
@TandemBackends(database = "accompaniment")
@Import(Suite.class)
public @interface RunningAccompaniment {}
