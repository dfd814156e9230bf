package dev.tandem.wallet.recharge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.bank.FundingToken;
import dev.tandem.wallet.recharge.Recharge.Charging;
import dev.tandem.wallet.recharge.Recharge.StepUp;
import org.jspecify.annotations.Nullable;

/** Reads a row of the table {@code recharge}. */
public final class RechargeRow {

  private RechargeRow() {}

  public static Recharge map(ResultSet row, int number) throws SQLException {
    var token = row.getString("funding_token");
    var status = RechargeStatus.valueOf(row.getString("status"));
    return new Recharge(
        row.getObject("id", UUID.class),
        row.getObject("wallet_id", UUID.class),
        row.getString("owner_id"),
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        status,
        row.getString("status_reason"),
        token == null ? null : new FundingToken(token),
        row.getInt("transition_count"),
        row.getInt("event_sequence"),
        status.isUndecided() ? instant(row, "due_at") : null,
        stepUp(row),
        charging(row),
        row.getObject("break_id", UUID.class),
        row.getObject("credited_minor", Long.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "ended_at"),
        row.getObject("trace_id", UUID.class));
  }

  private static @Nullable StepUp stepUp(ResultSet row) throws SQLException {
    var until = instant(row, "due_at");
    return until == null || !row.getString("status").equals(RechargeStatus.STEP_UP.name())
        ? null
        : new StepUp(row.getString("step_up_code_hash"), until, row.getInt("step_up_failures"));
  }

  private static @Nullable Charging charging(ResultSet row) throws SQLException {
    var since = instant(row, "charging_since");
    var askedAt = instant(row, "bank_asked_at");
    return since == null || askedAt == null
        ? null
        : new Charging(since, askedAt, row.getInt("bank_attempts"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
