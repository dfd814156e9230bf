package dev.tandem.ledger.breaks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.ledger.journal.PostJournals;
import dev.tandem.ledger.matching.BankMatch;
import dev.tandem.ledger.matching.JdbcOpenItems;
import dev.tandem.messaging.EventPublisher;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.settling.Breaks;
import dev.tandem.web.settling.SettleByTwo;
import dev.tandem.web.settling.StepRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Settles breaks with the bank: what one person proposes is posted when another approves. */
@Component
class SettleBreaks extends SettleByTwo<BankBreak, BankBreak.Proposal> {

  private final JdbcBreaks breaks;
  private final JdbcOpenItems items;
  private final PostJournals journals;
  private final EventPublisher events;

  SettleBreaks(
      JdbcBreaks breaks,
      JdbcOpenItems items,
      PostJournals journals,
      JdbcBreakActs acts,
      EventPublisher events,
      Clock clock) {
    super(acts.all(), clock);
    this.events = events;
    this.breaks = breaks;
    this.items = items;
    this.journals = journals;
  }

  /** The approver's word on a proposal. */
  enum Decision {
    APPROVE,
    REJECT
  }

  /** Approves what is proposed, or turns it down. */
  @Transactional
  public void decide(UUID id, Decision decision, String by, @Nullable String note) {
    switch (decision) {
      case APPROVE -> approve(id, by, note);
      case REJECT -> turnDown(id, by, note);
    }
  }

  @Override
  protected Optional<BankBreak> findLocked(UUID id) {
    // Matching comes first, as it does when it explains breaks: the two cannot deadlock.
    items.lock();
    return breaks.findLocked(List.of(id)).stream().findFirst();
  }

  @Override
  protected void assign(BankBreak found, String owner) {
    breaks.assign(found.id(), owner);
  }

  @Override
  protected void propose(BankBreak found, BankBreak.Proposal proposal, String note) {
    requirePossible(proposal.settlement(), together(found, proposal));
    breaks.propose(found.id(), proposal);
  }

  @Override
  protected void settle(BankBreak found, String approvedBy, Instant at) {
    var proposal = found.proposal();
    if (proposal == null) {
      throw new IllegalStateException("Nothing is proposed for " + found.id());
    }
    if (proposal.settlement() == BreakResolution.CARRY_OVER) {
      breaks.dropProposal(found.id());
      return;
    }
    var all = together(found, proposal);
    requirePossible(proposal.settlement(), all);
    var match = new BankMatch(
        UuidV7.next(),
        found.account(),
        found.currency(),
        found.reference(),
        all.stream().map(BankBreak::seenOn).max(LocalDate::compareTo).orElseThrow(),
        all.stream().mapToLong(BankBreak::actualMinor).reduce(0, Math::addExact),
        all.stream().mapToLong(BankBreak::expectedMinor).reduce(0, Math::addExact),
        0);
    for (var one : all) {
      items.takeOut(match.id(), one.entryId(), one.journalId(), one.number());
    }
    items.keep(match, at);
    journals.post(List.of(
        match.journal(proposal.settlement().journal(), proposal.settlement().rest(found.type()))));
    breaks.close(all.stream().map(BankBreak::id).toList(), proposal, approvedBy, at);
    all.forEach(it -> events.publish(it.resolved(proposal.settlement().name(), approvedBy, at)));
  }

  @Override
  protected void turnDown(BankBreak found) {
    breaks.dropProposal(found.id());
  }

  /** The break and those that are settled with it. */
  private List<BankBreak> together(BankBreak found, BankBreak.Proposal proposal) {
    var others = breaks.findLocked(proposal.with());
    if (others.size() < proposal.with().size() || proposal.with().contains(found.id())) {
      throw StepRefusedException.notPossible("The entries must be other breaks");
    }
    var all = new ArrayList<BankBreak>(List.of(found));
    all.addAll(others);
    for (var other : others) {
      if (other.isClosed()
          || other.account() != found.account()
          || !other.currency().equals(found.currency())) {
        throw StepRefusedException.notPossible(
            Breaks.ID.format(other.id()) + " is settled, or of another account");
      }
    }
    return all;
  }

  private static void requirePossible(BreakResolution settlement, List<BankBreak> all) {
    var difference = all.stream()
        .mapToLong(it -> Math.subtractExact(it.actualMinor(), it.expectedMinor()))
        .reduce(0, Math::addExact);
    if (settlement == BreakResolution.MATCH && difference != 0) {
      throw StepRefusedException.notPossible(
          "What the bank shows and what was expected differ by %s (minor units)"
              .formatted(difference));
    }
  }
}
