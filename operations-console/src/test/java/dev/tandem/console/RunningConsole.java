package dev.tandem.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The console on real servers; events come from {@link Suite}, answers from {@link Services}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "tandem.console.login.required=false",
      "tandem.messaging.publishes=risk,wallet,fund-purchase,ledger",
      "tandem.messaging.topics.create=true"
    })
@TandemBackends(database = "console")
@Import({Suite.class, Services.Wiring.class})
@interface RunningConsole {}
