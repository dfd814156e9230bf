package dev.tandem.messaging.internal.consumer;

import dev.tandem.test.TandemBackends;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** A pool whose connections begin read-only and serializable. */
@TandemBackends(database = "shop_careful")
@SpringBootTest(
    classes = ShopApplication.class,
    webEnvironment = WebEnvironment.NONE,
    properties = {
      "spring.application.name=shop-careful",
      "spring.flyway.locations=classpath:db/shop",
      // The application's own migrations are none of the starter's business.
      "spring.flyway.url=${spring.datasource.url}",
      "spring.flyway.user=${spring.datasource.username}",
      "spring.flyway.password=${spring.datasource.password}",
      "tandem.messaging.publishes=shop-parcels",
      "tandem.messaging.topics.create=true",
      "tandem.messaging.topics.queues=2",
      "tandem.messaging.consumer.sweep-interval=500ms",
      "tandem.messaging.consumers.shop-courier.max-attempts=1",
      "spring.datasource.hikari.read-only=true",
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_SERIALIZABLE",
    })
class ReadOnlyPoolIT extends PoolSettingsContract {}
