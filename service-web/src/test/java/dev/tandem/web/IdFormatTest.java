package dev.tandem.web;

import java.util.UUID;

import dev.tandem.messaging.support.UuidV7;
import dev.tandem.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdFormatTest {

  private static final IdFormat PARCELS = new IdFormat("par", Sample.PARCEL_NOT_FOUND);

  @Test
  void readsWhatItWrites() {
    var id = UuidV7.next();

    assertThat(PARCELS.format(id)).isEqualTo("par_" + id);
    assertThat(PARCELS.parse(PARCELS.format(id))).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "par_",
        "par",
        "0193e1a0-7b5c-7000-8000-000000000000",
        "rch_0193e1a0-7b5c-7000-8000-000000000000",
        "PAR_0193e1a0-7b5c-7000-8000-000000000000",
        "par_0193E1A0-7B5C-7000-8000-000000000000",
        "par_193e1a0-7b5c-7000-8000-000000000000",
        "par_0193e1a07b5c70008000000000000000",
        "par_0193e1a0-7b5c-7000-8000-000000000000 ",
        "par_0193e1a0-7b5c-7000-8000-000000000000\n"
      })
  void hasOneFormAlone(String id) {
    assertThat(PARCELS.parse(id)).isEmpty();
  }

  @Test
  void doesNotRepeatWhatItCannotTrust() {
    assertThatThrownBy(() -> PARCELS.parsePath("<script>" + "x".repeat(200)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.detail()).startsWith("There is no ?script?x").hasSizeLessThan(90));
  }

  @Test
  void makesIdsThatAscend() {
    UUID before = UuidV7.next();
    for (int i = 0; i < 10_000; i++) {
      var next = UuidV7.next();
      assertThat(next.version()).isEqualTo(7);
      assertThat(next.toString()).isGreaterThan(before.toString());
      before = next;
    }
  }
}
