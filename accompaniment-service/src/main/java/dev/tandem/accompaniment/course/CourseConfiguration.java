package dev.tandem.accompaniment.course;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.web.work.PollingWorker;
import dev.tandem.web.work.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CourseProperties.class)
class CourseConfiguration {

  private static final Duration HOURLY = Duration.ofHours(1);

  @Bean
  PollingWorker dueInstances(CourseProperties course, RunJourneys journeys) {
    return new PollingWorker("due-instances", course.pollInterval(), journeys::moveDue);
  }

  @Bean
  PollingWorker tellingMany(CourseProperties course, TellMany telling) {
    return new PollingWorker("telling-many", course.pollInterval(), telling::tellNext);
  }

  @Bean
  PollingWorker schedules(CourseProperties course, BeginSchedules schedules) {
    return new PollingWorker("journey-schedules", course.pollInterval(), schedules::begin);
  }

  @Bean
  PollingWorker happeningRetention(
      CourseProperties course, JdbcHappenings happenings, Clock clock) {
    return new PollingWorker(
        "happening-retention",
        HOURLY,
        new Retention(happenings::deleteBefore, course.happeningRetention(), clock));
  }

  @Bean
  PollingWorker instanceRetention(CourseProperties course, JdbcInstances instances, Clock clock) {
    return new PollingWorker(
        "instance-retention",
        HOURLY,
        new Retention(instances::deleteEndedBefore, course.instanceRetention(), clock));
  }
}
