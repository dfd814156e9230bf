package dev.tandem.messaging.internal.outbox;

import java.util.List;

import dev.tandem.messaging.internal.broker.BatchConsumer;
import dev.tandem.messaging.internal.broker.BrokerConnections;
import dev.tandem.messaging.internal.broker.ServiceName;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;

/** A service that publishes, with a consumer that remembers what it got. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = ParcelApplication.class)
class ParcelApplication {

  static final String PARCELS = "parcels";
  static final String INVOICES = "invoices";

  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  BatchConsumer arrivalsConsumer(
      BrokerConnections connections, ServiceName service, Arrivals arrivals) {
    return new BatchConsumer(
        connections.consuming(),
        service.value() + "-arrivals",
        List.of(PARCELS, INVOICES),
        32,
        1,
        arrivals::add);
  }
}
