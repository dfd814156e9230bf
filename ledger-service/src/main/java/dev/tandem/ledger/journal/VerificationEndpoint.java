package dev.tandem.ledger.journal;

import dev.tandem.ledger.journal.VerifyJournals.Verification;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** Lets operators and auditors verify the books. It reads them all: seconds for a million. */
@Component
@Endpoint(id = "verification")
class VerificationEndpoint {

  private final VerifyJournals verifying;

  VerificationEndpoint(VerifyJournals verifying) {
    this.verifying = verifying;
  }

  @ReadOperation
  Verification verify() {
    return verifying.verify();
  }
}
