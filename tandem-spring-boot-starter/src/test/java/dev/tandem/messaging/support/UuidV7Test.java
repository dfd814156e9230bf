package dev.tandem.messaging.support;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidV7Test {

  @Test
  void liesBetweenTheFloorsOfItsTime() {
    Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
    UUID id = UuidV7.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(UuidV7.timeOf(id)).isBetween(before, before.plusSeconds(5));
    assertThat(UuidV7.floor(UuidV7.timeOf(id)).toString()).isLessThan(id.toString());
    assertThat(UuidV7.floor(UuidV7.timeOf(id).plusMillis(1)).toString())
        .isGreaterThan(id.toString());
  }

  @Test
  void growsWithEveryCall() {
    UUID one = UuidV7.next();
    UUID two = UuidV7.next();

    assertThat(one.toString()).isLessThan(two.toString());
    assertThat(UuidV7.least(List.of(two, one))).isEqualTo(one);
    assertThat(UuidV7.greatest(List.of(two, one))).isEqualTo(two);
  }

  @Test
  void ordersAsPostgresDoesWhereJavaDoesNot() {
    UUID low = UUID.fromString("00000000-0000-7000-0000-000000000000");
    UUID high = UUID.fromString("00000000-0000-7000-8000-000000000000");

    assertThat(low.compareTo(high)).isPositive();
    assertThat(UuidV7.least(List.of(low, high))).isEqualTo(low);
  }
}
