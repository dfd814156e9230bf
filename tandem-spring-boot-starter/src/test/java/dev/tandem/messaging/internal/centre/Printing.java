package dev.tandem.messaging.internal.centre;

import java.util.UUID;

import dev.tandem.messaging.centre.PreparedTransaction;
import dev.tandem.messaging.centre.TransactionCentre;
import dev.tandem.messaging.centre.TransactionCheck;
import dev.tandem.messaging.centre.TransactionState;
import org.springframework.stereotype.Component;

@Component
class Printing implements TransactionCheck<Printing.Job> {

  /** What the check needs to find the work again; kept as JSON. */
  record Job(String orderId, String title) {}

  private final TransactionCentre centre;
  private final Press press;

  Printing(TransactionCentre centre, Press press) {
    this.centre = centre;
    this.press = press;
  }

  void print(Job job) {
    PreparedTransaction prepared =
        centre.prepare(name(), job, new BookPrinted(job.orderId(), job.title()));
    // Without an answer nobody knows: then neither is said, and the check is asked.
    if (press.print(job.orderId(), job.title())) {
      prepared.commit();
    } else {
      prepared.rollback();
    }
  }

  @Override
  public String name() {
    return "printing";
  }

  @Override
  public Class<Job> contextType() {
    return Job.class;
  }

  @Override
  public TransactionState checkTransactionState(UUID id, Job job) {
    return switch (press.stateOf(job.orderId())) {
      case PRINTED -> TransactionState.COMMITTED;
      case REFUSED -> TransactionState.ROLLED_BACK;
      // Also while it may still arrive there: what was rolled back stays so.
      case UNKNOWN -> TransactionState.UNKNOWN;
    };
  }
}
