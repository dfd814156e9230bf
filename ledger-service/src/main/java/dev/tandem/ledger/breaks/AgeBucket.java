package dev.tandem.ledger.breaks;

/** The age of breaks, in days. */
enum AgeBucket {
  DAYS_0_1(1),
  DAYS_2_7(7),
  DAYS_8_30(30),
  OVER_30(Long.MAX_VALUE);

  private final long last;

  AgeBucket(long last) {
    this.last = last;
  }

  static AgeBucket of(long days) {
    for (var bucket : values()) {
      if (days <= bucket.last) {
        return bucket;
      }
    }
    return OVER_30;
  }
}
