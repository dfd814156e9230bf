package dev.tandem.wallet.bank;

import java.net.ConnectException;
import java.util.Set;

import dev.tandem.messaging.support.Causes;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.web.client.RestClientResponseException;

/** A call to the bank that returned no charge. */
sealed class BankFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Turned away before it was looked at, says the bank's contract.
  private static final Set<Integer> TURNED_AWAY = Set.of(429, 503);

  private BankFailure(Throwable cause) {
    super(cause.toString(), cause, false, false);
  }

  /** The call did not reach the bank, or was turned away: it can be repeated at once. */
  static final class NotTaken extends BankFailure {

    private static final long serialVersionUID = 1L;

    NotTaken(Throwable cause) {
      super(cause);
    }
  }

  /** A call whose outcome nobody knows. */
  static final class NoAnswer extends BankFailure {

    private static final long serialVersionUID = 1L;

    NoAnswer(Throwable cause) {
      super(cause);
    }
  }

  static BankFailure of(Exception failure) {
    if (failure instanceof RestClientResponseException answered) {
      return TURNED_AWAY.contains(answered.getStatusCode().value())
          ? new NotTaken(failure)
          : new NoAnswer(failure);
    }
    return Causes.contain(failure, ConnectException.class)
            || Causes.contain(failure, ConnectTimeoutException.class)
        ? new NotTaken(failure)
        : new NoAnswer(failure);
  }
}
