package dev.tandem.fundpurchase.confirmation;

import dev.tandem.fundpurchase.house.HouseProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Schedules reading the fund house's files. */
@Configuration(proxyBeanMethods = false)
class HouseFilesConfiguration {

  @Bean
  SchedulingConfigurer readingOfHouseFiles(ReadHouseFiles reading, HouseProperties properties) {
    return tasks -> tasks.addFixedDelayTask(reading::readDue, properties.fetchEvery());
  }
}
