package dev.tandem.messaging.internal.consumer;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Sessions that repeat their reads, find no schema and lose their patience. */
@TandemBackends(database = "shop_strange")
@SpringBootTest(
    classes = ShopApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "spring.application.name=shop-strange",
      "spring.flyway.locations=classpath:db/shop",
      "tandem.messaging.publishes=shop-parcels",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.consumer.sweep-interval=500ms",
      "tandem.messaging.consumers.shop-courier.max-attempts=1",
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_REPEATABLE_READ",
      "spring.datasource.hikari.connection-init-sql=SET search_path = public, pg_catalog; SET lock_timeout = 1",
      "tandem.messaging.sweep.interval=200ms",
    })
class StrangeSessionIT extends PoolSettingsContract {}
