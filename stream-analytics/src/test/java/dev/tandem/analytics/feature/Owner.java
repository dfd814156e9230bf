package dev.tandem.analytics.feature;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.analytics.activity.Activity;
import dev.tandem.analytics.activity.Kind;

/** What an owner does, from noon in Shanghai on. */
public final class Owner {

  public static final long START = Instant.parse("2026-03-02T04:00:00Z").toEpochMilli();

  private final String id;

  public Owner(String id) {
    this.id = id;
  }

  public Activity asks(Duration after, long amountMinor) {
    return does(Kind.ASKED, after, amountMinor, "phone");
  }

  Activity asksFrom(Duration after, String device) {
    return does(Kind.ASKED, after, 100, device);
  }

  public Activity views(Duration after) {
    return does(Kind.VIEWED, after, 0, null);
  }

  public Activity sees(Kind kind, Duration after, long amountMinor) {
    return does(kind, after, amountMinor, null);
  }

  Activity asksAt(Duration after, double latitude, double longitude) {
    return new Activity(
        UUID.randomUUID().toString(),
        Kind.ASKED,
        id,
        START + after.toMillis(),
        100,
        "CNY",
        null,
        null,
        "phone",
        "10.0.0.1",
        null,
        "CN",
        true,
        latitude,
        longitude);
  }

  private Activity does(Kind kind, Duration after, long amountMinor, String device) {
    return new Activity(
        UUID.randomUUID().toString(),
        kind,
        id,
        START + after.toMillis(),
        amountMinor,
        "CNY",
        "MMF-001",
        "DISCOUNT",
        device,
        null,
        kind == Kind.PAYING ? "card" : null,
        null,
        false,
        0,
        0);
  }
}
