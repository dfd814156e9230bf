package dev.tandem.fundpurchase.fund;

import java.time.Clock;
import java.util.Optional;

import dev.tandem.contract.fundpurchase.FundCatalogueChanged;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.web.audit.Acts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets operators suspend a fund, which then takes no purchases, and open it again. */
@Service
class ChangeFunds {

  private final JdbcClient jdbc;
  private final EventPublisher events;
  private final Clock clock;

  ChangeFunds(JdbcClient jdbc, EventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Moves the fund to {@code status}, if it exists, and tells every instance. */
  @Transactional
  public Optional<FundStatus> change(String code, FundStatus status) {
    var before = jdbc.sql("""
            UPDATE fund SET status = :status WHERE code = :code RETURNING old.status
            """)
        .param("status", status.name())
        .param("code", code)
        .query(String.class)
        .optional();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Acts.changed(code, before.get(), status);
    // Told also if it stood there before: whoever asks again wants instances to look again.
    events.publish(new FundCatalogueChanged(code, clock.instant()));
    return Optional.of(status);
  }
}
