package dev.tandem.datacentre.ranking;

import java.time.Instant;

import dev.tandem.datacentre.ranking.JdbcMinutes.Ends;

/**
 * The share of payments that ended without being paid, or were returned or cancelled, in a minute.
 *
 * @param fundCode empty for recharges
 * @param channel {@code RECHARGE}, or the kind of the purchase
 * @param ratio abnormal by ended, from 0 to 1
 * @param expected the ratio of the history before
 * @param score how many standard deviations of the expected the ratio lies above it; negative below
 * @param unusual whether that is more than chance, as far as the settings say
 */
record AbnormalRatio(
    Instant minute,
    String fundCode,
    String channel,
    long ended,
    long abnormal,
    double ratio,
    double expected,
    double score,
    boolean unusual) {

  static AbnormalRatio of(Ends ends, RankingProperties properties) {
    // One more of each, so that a history without failures does not make the first one infinite.
    var expected = (ends.abnormalBefore() + 1.0) / (ends.endedBefore() + 2.0);
    var deviation = Math.sqrt(ends.ended() * expected * (1 - expected));
    var score = (ends.abnormal() - ends.ended() * expected) / deviation;
    return new AbnormalRatio(
        ends.minute(),
        ends.fundCode(),
        ends.channel(),
        ends.ended(),
        ends.abnormal(),
        ends.abnormal() / (double) ends.ended(),
        expected,
        score,
        ends.ended() >= properties.leastEnded()
            && ends.endedBefore() >= properties.leastEndedBefore()
            && score >= properties.leastScore());
  }
}
