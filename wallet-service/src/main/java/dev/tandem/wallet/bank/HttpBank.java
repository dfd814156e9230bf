package dev.tandem.wallet.bank;

import java.util.function.Supplier;

import dev.tandem.wallet.bank.ChargeAnswer.Declined;
import dev.tandem.wallet.bank.ChargeAnswer.NotTaken;
import dev.tandem.wallet.bank.ChargeAnswer.Unknown;
import dev.tandem.wallet.bank.QueryAnswer.NotFound;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.HttpClientErrorException;

/**
 * The bank over HTTP, behind a bulkhead, a circuit breaker and a retry of requests that were
 * certainly not taken. A call without an answer is not repeated here: its outcome is reported as
 * unknown.
 */
class HttpBank implements Bank {

  private static final Logger log = LoggerFactory.getLogger(HttpBank.class);

  private final BankApi api;
  private final Retry retry;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private final MeterRegistry meters;

  HttpBank(
      BankApi api, Retry retry, CircuitBreaker breaker, Bulkhead bulkhead, MeterRegistry meters) {
    this.api = api;
    this.retry = retry;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.meters = meters;
  }

  @Override
  public ChargeAnswer charge(ChargeRequest request) {
    return timed("charge", () -> {
      try {
        return guarded(() -> chargeOnce(request));
      } catch (BankFailure.NotTaken | CallNotPermittedException | BulkheadFullException notTaken) {
        return new NotTaken(notTaken.toString());
      } catch (BankFailure.NoAnswer noAnswer) {
        return new Unknown(noAnswer.toString());
      }
    });
  }

  @Override
  public QueryAnswer query(ExpectedCharge expected) {
    return timed("query", () -> {
      try {
        return guarded(() -> queryOnce(expected));
      } catch (BankFailure | CallNotPermittedException | BulkheadFullException failure) {
        return new Unknown(failure.toString());
      }
    });
  }

  private ChargeAnswer chargeOnce(ChargeRequest request) {
    try {
      return AnswerComparison.compare(
          request.expected(), api.charge(BankApi.NewCharge.of(request)));
    } catch (HttpClientErrorException.BadRequest refused) {
      // It could not read the request and never will: asking again cannot help.
      log.error("The bank refused to read {}: {}", request, refused.getMessage());
      return new Declined("malformed");
    } catch (RuntimeException failure) {
      throw BankFailure.of(failure);
    }
  }

  private QueryAnswer queryOnce(ExpectedCharge expected) {
    try {
      return AnswerComparison.compare(expected, api.find(expected.reference()));
    } catch (HttpClientErrorException.NotFound notFound) {
      return new NotFound();
    } catch (RuntimeException failure) {
      throw BankFailure.of(failure);
    }
  }

  private <T> T guarded(Supplier<T> call) {
    return retry.executeSupplier(
        () -> breaker.executeSupplier(() -> bulkhead.executeSupplier(call)));
  }

  private <T> T timed(String operation, Supplier<T> call) {
    var sample = Timer.start(meters);
    var answer = call.get();
    sample.stop(Timer.builder("tandem.wallet.bank.calls")
        .description("Calls to the bank, with their retries")
        .tag("operation", operation)
        .tag("answer", answer.getClass().getSimpleName())
        .register(meters));
    return answer;
  }
}
