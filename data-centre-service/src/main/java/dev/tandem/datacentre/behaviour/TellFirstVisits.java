package dev.tandem.datacentre.behaviour;

import java.time.Clock;

import dev.tandem.contract.datacentre.FundFirstVisited;
import dev.tandem.messaging.EventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the suite when an investor looks at a fund for the first time, once for each fund. */
@Component
class TellFirstVisits {

  private final JdbcFirstVisits visits;
  private final EventPublisher events;
  private final Clock clock;

  TellFirstVisits(JdbcFirstVisits visits, EventPublisher events, Clock clock) {
    this.visits = visits;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  public void visited(String ownerId, String fundCode) {
    if (visits.add(ownerId, fundCode)) {
      events.publish(new FundFirstVisited(ownerId, fundCode, clock.instant()));
    }
  }
}
