package dev.tandem.fundpurchase.fund;

import java.time.Clock;
import java.time.ZoneOffset;
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

  /** Moves the fund to {@code status}, if it exists, keeps the time, and tells every instance. */
  @Transactional
  public Optional<FundStatus> change(String code, FundStatus status) {
    var now = clock.instant();
    var before = jdbc.sql("""
            WITH changed AS (
                UPDATE fund SET status = :status WHERE code = :code
                RETURNING code, old.status AS former, new.status
            ), kept AS (
                INSERT INTO fund_status_change (fund_code, status, at)
                SELECT code, status, :now FROM changed
            )
            SELECT former FROM changed
            """)
        .param("status", status.name())
        .param("code", code)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Acts.changed(code, before.get(), status);
    // Told also if it stood there before: whoever asks again wants instances to look again.
    events.publish(new FundCatalogueChanged(code, now));
    return Optional.of(status);
  }
}
