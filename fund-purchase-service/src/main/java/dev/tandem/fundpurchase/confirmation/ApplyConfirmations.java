package dev.tandem.fundpurchase.confirmation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tandem.fundpurchase.breaks.BreakKind;
import dev.tandem.fundpurchase.breaks.BreakSource;
import dev.tandem.fundpurchase.breaks.JdbcBreaks;
import dev.tandem.fundpurchase.confirmation.Judgement.DealtWith;
import dev.tandem.fundpurchase.confirmation.Judgement.Differs;
import dev.tandem.fundpurchase.fund.JdbcNavs;
import dev.tandem.fundpurchase.holding.JdbcShareEntries;
import dev.tandem.fundpurchase.lifecycle.Cause;
import dev.tandem.fundpurchase.lifecycle.ContradictionException;
import dev.tandem.fundpurchase.lifecycle.OrderStatus;
import dev.tandem.fundpurchase.line.ConfirmationLine;
import dev.tandem.fundpurchase.line.FileKind;
import dev.tandem.fundpurchase.line.FileLine;
import dev.tandem.fundpurchase.line.UnreadableLineException;
import dev.tandem.fundpurchase.order.FundOrder;
import dev.tandem.fundpurchase.orderbook.Orders;
import dev.tandem.fundpurchase.pricing.Allotment;
import dev.tandem.fundpurchase.pricing.Shares;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares each line of a confirmation file with our books. A line that agrees moves its order; one
 * that was dealt with before is skipped; one that differs, or whose order, NAV or predecessor is
 * missing, becomes a break and moves nothing. A line may be applied again at any time.
 */
@Component
class ApplyConfirmations {

  private static final String NAV_CORRECTED = "nav-corrected";

  private final Orders orders;
  private final JdbcShareEntries entries;
  private final JdbcConfirmations confirmations;
  private final AppliedLines applied;
  private final CompareLines comparing;
  private final JdbcFileMarks marks;
  private final JdbcBreaks breaks;
  private final JdbcNavs navs;
  private final Clock clock;

  ApplyConfirmations(
      Orders orders,
      JdbcShareEntries entries,
      JdbcConfirmations confirmations,
      AppliedLines applied,
      CompareLines comparing,
      JdbcFileMarks marks,
      JdbcBreaks breaks,
      JdbcNavs navs,
      Clock clock) {
    this.orders = orders;
    this.entries = entries;
    this.confirmations = confirmations;
    this.applied = applied;
    this.comparing = comparing;
    this.marks = marks;
    this.breaks = breaks;
    this.navs = navs;
    this.clock = clock;
  }

  /** Applies the lines in their order, in one transaction: if one fails, none is applied. */
  @Transactional
  public void apply(List<FileLine> sent) {
    Cause cause = Cause.of("fund-house-confirmation", clock);
    Map<FileLine, ConfirmationLine> readable = new LinkedHashMap<>();
    for (FileLine it : sent) {
      try {
        readable.put(it, ConfirmationLine.of(it.json()));
      } catch (UnreadableLineException e) {
        String why = String.valueOf(e.getMessage());
        breaks.open(it.finding(BreakKind.UNREADABLE, it.about(), why, cause.at()));
      }
    }
    OnRecord known = onRecord(readable);
    readable.forEach((it, line) -> apply(line, it, known, cause));
  }

  private OnRecord onRecord(Map<FileLine, ConfirmationLine> lines) {
    var found = orders.findAllLocked(
        lines.values().stream().map(ConfirmationLine::reference).toList());
    // Looked up under the orders' locks: another instance may be applying the lines just now.
    Set<String> ids = new HashSet<>();
    lines.values().forEach(line -> {
      ids.add(line.confirmationId());
      if (line.corrects() != null) {
        ids.add(line.corrects());
      }
    });
    List<String> keys = lines.keySet().stream().map(FileLine::key).toList();
    return new OnRecord(
        found,
        confirmations.hashes(ids),
        confirmations.correctionsOf(ids),
        new HashSet<>(breaks.openAmong(BreakSource.CONFIRMATIONS, keys)),
        navs);
  }

  private void apply(ConfirmationLine line, FileLine sent, OnRecord known, Cause cause) {
    switch (judged(line, sent, known, cause)) {
      case DealtWith(var how) -> {
        if (known.hasOpenBreak(sent)) {
          breaks.overtake(BreakSource.CONFIRMATIONS, sent.key(), how, cause.at());
        }
      }
      case Differs(var kind, var detail) -> {
        breaks.open(sent.finding(kind, sent.about(), detail, cause.at()));
        known.opened(sent);
      }
    }
  }

  private Judgement judged(ConfirmationLine line, FileLine sent, OnRecord known, Cause cause) {
    String dealtWith = known.hash(line.confirmationId());
    if (dealtWith != null) {
      return dealtWith.isEmpty() || dealtWith.equals(sent.hash())
          ? new DealtWith("Was applied before")
          : new Differs(BreakKind.CHANGED_LINE, "It was applied, and then changed in its file");
    }
    var found = known.order(line.reference());
    if (found.isEmpty()) {
      return new Differs(BreakKind.UNKNOWN_ORDER, "No such order was submitted");
    }
    FundOrder order = found.get();
    if (order.status() == OrderStatus.PAID) {
      return new Differs(BreakKind.NOT_SUBMITTED, "The order is not known to be accepted");
    }
    try {
      return judged(line, sent, order, known, cause);
    } catch (ContradictionException e) {
      return new Differs(BreakKind.CONTRADICTION, String.valueOf(e.getMessage()));
    }
  }

  private Judgement judged(
      ConfirmationLine line, FileLine sent, FundOrder order, OnRecord known, Cause cause) {
    Optional<String> correction = known.correctionOf(line.confirmationId());
    if (correction.isPresent()) {
      add(line, sent, order, known, cause);
      return new DealtWith("Replaced by " + correction.get());
    }
    Optional<Differs> difference = comparing.difference(line, order, known);
    if (difference.isPresent()) {
      return lacking(difference.get(), line);
    }
    return switch (line.outcome()) {
      case REJECTED -> reject(line, sent, order, known, cause);
      case ALLOTTED ->
        line.corrects() == null
            ? allot(line, sent, order, known, cause)
            : correct(line, line.corrects(), sent, order, known, cause);
    };
  }

  private Differs lacking(Differs difference, ConfirmationLine line) {
    boolean lacksNav =
        difference.kind() == BreakKind.NAV_MISSING || difference.kind() == BreakKind.OTHER_NAV;
    if (lacksNav && line.navDate() != null) {
      marks.lookAgain(FileKind.NAVS, line.navDate());
    }
    return difference;
  }

  private Judgement reject(
      ConfirmationLine line, FileLine sent, FundOrder order, OnRecord known, Cause cause) {
    String reason = line.reason() == null ? "fund-house-rejected" : line.reason();
    order.atFundHouse().refused(reason, cause);
    orders.save(order);
    add(line, sent, order, known, cause);
    return new DealtWith("Applied");
  }

  private Judgement allot(
      ConfirmationLine line, FileLine sent, FundOrder order, OnRecord known, Cause cause) {
    Allotment allotment = line.allotment(order.terms().net());
    if (comparing.isNewerThanAllotted(line, order, known)) {
      return new Differs(
          BreakKind.CONTRADICTION, "Confirms once more by a newer NAV, and corrects nothing");
    }
    allotOnce(line, allotment, sent.day(), order, cause);
    add(line, sent, order, known, cause);
    return new DealtWith("Applied");
  }

  private void allotOnce(
      ConfirmationLine line, Allotment allotment, LocalDate day, FundOrder order, Cause cause) {
    if (order.atFundHouse().allotted(allotment, day, cause)) {
      orders.save(order);
      entries.allot(line.confirmationId(), order, allotment.shares(), cause.at());
    }
  }

  private Judgement correct(
      ConfirmationLine line,
      String former,
      FileLine sent,
      FundOrder order,
      OnRecord known,
      Cause cause) {
    if (!isKnown(former, known)) {
      return new Differs(
          BreakKind.FORMER_MISSING, "Corrects %s, which has not come".formatted(former));
    }
    Allotment allotment = line.allotment(order.terms().net());
    if (order.status() == OrderStatus.SUBMITTED) {
      // What it corrects was never applied: the order goes straight to what is right.
      LocalDate day = applied.replaceFormer(line, cause.at()).orElse(sent.day());
      allotOnce(line, allotment, day, order, cause);
    } else {
      Shares change = order.atFundHouse().corrected(allotment, NAV_CORRECTED, cause);
      orders.save(order);
      entries.correct(line.confirmationId(), order, change, NAV_CORRECTED, cause.at());
      applied.replaceFormer(line, cause.at());
    }
    add(line, sent, order, known, cause);
    return new DealtWith("Applied");
  }

  private void add(
      ConfirmationLine line, FileLine sent, FundOrder order, OnRecord known, Cause cause) {
    applied.add(line, sent, order, cause.at());
    known.dealtWith(line, sent);
  }

  private boolean isKnown(String confirmationId, OnRecord known) {
    return known.hash(confirmationId) != null
        || breaks.isKnown(BreakSource.CONFIRMATIONS, confirmationId);
  }
}
