package dev.tandem.wallet.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PurchaseKind;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;

/** Reads a row of the table {@code fund_payment}. */
final class FundPaymentRow {

  private FundPaymentRow() {}

  static FundPayment map(ResultSet row, int number) throws SQLException {
    var currency = row.getString("currency");
    var token = row.getString("funding_token");
    var returnedMinor = row.getObject("returned_minor", Long.class);
    return new FundPayment(
        row.getObject("id", UUID.class),
        PurchaseKind.valueOf(row.getString("kind")),
        row.getObject("wallet_id", UUID.class),
        row.getString("owner_id"),
        Money.of(row.getLong("amount_minor"), currency),
        Money.of(row.getLong("fee_minor"), currency),
        Money.of(row.getLong("waived_fee_minor"), currency),
        PaymentStatus.valueOf(row.getString("status")),
        row.getString("status_reason"),
        token == null ? null : new FundingToken(token),
        instant(row, "pay_by"),
        returnedMinor == null ? null : Money.of(returnedMinor, currency),
        row.getInt("event_sequence"),
        instant(row, "bank_asked_at"),
        row.getInt("attempts"),
        row.getObject("break_id", UUID.class),
        row.getObject("trace_id", UUID.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
