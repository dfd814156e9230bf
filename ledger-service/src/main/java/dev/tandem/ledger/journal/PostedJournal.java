package dev.tandem.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

import dev.tandem.web.chain.ChainHash;
import org.jspecify.annotations.Nullable;

/**
 * A journal in its place among all others.
 *
 * @param link where it stands in its chain
 */
record PostedJournal(
    UUID id,
    UUID causeId,
    String kind,
    String reference,
    LocalDate businessDate,
    Instant effectiveAt,
    Instant postedAt,
    Link link,
    List<PostedLine> lines) {

  /**
   * Where a journal stands in a chain.
   *
   * @param position from 1, without a gap
   * @param previousHash of the journal before it, in hexadecimal
   */
  record Link(short chain, long position, String previousHash) {}

  /**
   * A posting.
   *
   * @param amountMinor positive for a credit, negative for a debit
   * @param settlementId the window it is settled in, if it is
   */
  record PostedLine(
      String account,
      String currency,
      long amountMinor,
      @Nullable UUID settlementId) {

    private static final String NONE = "-";

    /** The line as the hash covers it. */
    String text() {
      var window = settlementId == null ? NONE : settlementId.toString();
      return String.join(" ", account, currency, Long.toString(amountMinor), window);
    }

    /** The line whose {@link #text()} it is. */
    static PostedLine parse(String text) {
      var words = text.split(" ", -1);
      return new PostedLine(
          words[0],
          words[1],
          Long.parseLong(words[2]),
          words[3].equals(NONE) ? null : UUID.fromString(words[3]));
    }
  }

  /** The hash of everything it says and of the journal before it, in hexadecimal. */
  String hash() {
    var text = new StringJoiner("\n")
        .add(id.toString())
        .add(causeId.toString())
        .add(kind)
        .add(reference)
        .add(businessDate.toString())
        .add(effectiveAt.toString())
        .add(postedAt.toString())
        .add(Short.toString(link.chain()))
        .add(Long.toString(link.position()));
    lines.forEach(line -> text.add(line.text()));
    return ChainHash.of(link.previousHash(), text.toString());
  }
}
