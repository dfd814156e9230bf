package dev.tandem.wallet.breaks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.wallet.breaks.BankBreak.Proposal;
import dev.tandem.web.settling.Breaks;
import dev.tandem.web.settling.SettleByTwo;
import dev.tandem.web.settling.StepRefusedException;
import org.springframework.stereotype.Component;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Settles what the bank contradicts, in one transaction with what it is about. */
@Component
class SettleBankBreaks extends SettleByTwo<BankBreak, Proposal> {

  private final JdbcBreakTasks breaks;
  private final Map<BreakSubject, ContestedCharges> contested;

  SettleBankBreaks(JdbcBreakTasks breaks, List<ContestedCharges> contested, Clock clock) {
    super(breaks.acts(), clock);
    this.breaks = breaks;
    this.contested = contested.stream().collect(toMap(ContestedCharges::kind, identity()));
  }

  @Override
  protected Optional<BankBreak> findLocked(UUID id) {
    var found = breaks.find(id);
    // The subject before its break, like those who hear of contradictions.
    found.ifPresent(it -> charges(it).lockUnsettled(Set.of(it.subjectId())));
    return found.map(it -> breaks.lock(id));
  }

  @Override
  protected void assign(BankBreak found, String owner) {
    breaks.assign(found.id(), owner);
  }

  @Override
  protected void propose(BankBreak found, Proposal proposal, String note) {
    creditBy(found, proposal);
    breaks.propose(found.id(), proposal);
  }

  @Override
  protected void settle(BankBreak found, String approvedBy, Instant at) {
    var credited = creditBy(found, Objects.requireNonNull(found.proposal()));
    breaks.settle(found.id(), credited, approvedBy, at);
    charges(found).resolve(found.subjectId(), credited, at);
  }

  @Override
  protected void turnDown(BankBreak found) {
    breaks.turnDown(found.id());
  }

  private static Money creditBy(BankBreak found, Proposal proposal) {
    return found
        .creditBy(proposal.settlement())
        .orElseThrow(() -> StepRefusedException.notPossible(
            "The figures of %s do not allow it".formatted(Breaks.ID.format(found.id()))));
  }

  private ContestedCharges charges(BankBreak found) {
    return Objects.requireNonNull(contested.get(found.subject()));
  }
}
