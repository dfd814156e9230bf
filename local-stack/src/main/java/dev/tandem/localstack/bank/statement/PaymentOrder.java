package dev.tandem.localstack.bank.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A pain.001 as it came: money to be paid from the client's account.
 *
 * @param messageId names it forever: the same once more pays nothing
 * @param messageName its version, such as {@code pain.001.001.09}
 * @param transactions how many transfers its header counts
 * @param controlSum what they add up to by its header, if it says so
 */
record PaymentOrder(
    String messageId,
    String messageName,
    int transactions,
    @Nullable BigDecimal controlSum,
    List<Transfer> transfers) {

  /**
   * One payment.
   *
   * @param reference the client's word for it, unique forever
   * @param executionDay not before which it is to be paid
   */
  record Transfer(
      String paymentInformationId,
      String endToEndId,
      String reference,
      BigDecimal amount,
      String currency,
      String debtorAccount,
      String creditorName,
      String creditorAccount,
      @Nullable LocalDate executionDay) {}
}
