package dev.tandem.console.payment;

import java.util.Arrays;
import java.util.Optional;

import dev.tandem.console.page.Tone;

/** The statuses of recharges and purchases, in words for people. */
public enum PaymentStatus {
  SCREENING("being screened", Tone.WAITING, false),
  STEP_UP("waits for the investor's proof", Tone.WAITING, false),
  ON_HOLD("held for a person to decide", Tone.WAITING, false),
  CHARGING("the bank is being asked", Tone.WAITING, false),
  UNKNOWN("what the bank did is not known", Tone.BAD, false),
  PAYING("being paid", Tone.WAITING, false),
  PAID("paid, not submitted yet", Tone.WAITING, false),
  SUBMITTED("with the fund house", Tone.WAITING, false),
  REVERSING("the money is on its way back", Tone.WAITING, false),
  COMPLETED("completed", Tone.GOOD, true),
  CONFIRMED("confirmed", Tone.GOOD, true),
  REVERSED("reversed, the money is back", Tone.QUIET, true),
  CANCELLED("cancelled", Tone.QUIET, true),
  EXPIRED("expired", Tone.BAD, true),
  REJECTED("rejected", Tone.BAD, true),
  FAILED("failed", Tone.BAD, true),
  PAYMENT_FAILED("the payment failed", Tone.BAD, true);

  private final String words;
  private final Tone tone;
  private final boolean ended;

  PaymentStatus(String words, Tone tone, boolean ended) {
    this.words = words;
    this.tone = tone;
    this.ended = ended;
  }

  public static Optional<PaymentStatus> named(String name) {
    return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
  }

  /** The status in words; the name itself if it is unknown. */
  public static String words(String name) {
    return named(name).map(it -> it.words).orElse(name);
  }

  public static Tone tone(String name) {
    return named(name).map(it -> it.tone).orElse(Tone.QUIET);
  }

  public boolean ended() {
    return ended;
  }
}
