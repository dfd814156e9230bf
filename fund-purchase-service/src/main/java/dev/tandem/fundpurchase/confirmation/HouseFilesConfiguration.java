package dev.tandem.fundpurchase.confirmation;

import dev.tandem.fundpurchase.house.HouseProperties;
import dev.tandem.web.work.PollingWorker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the fund house's files at intervals. */
@Configuration(proxyBeanMethods = false)
class HouseFilesConfiguration {

  @Bean
  PollingWorker readingOfHouseFiles(ReadHouseFiles reading, HouseProperties properties) {
    return new PollingWorker("house-files", properties.fetchEvery(), () -> {
      reading.readDue();
      return false;
    });
  }
}
