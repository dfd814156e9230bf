package dev.tandem.web.secret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealingKeysTest {

  private static final byte[] OWNER = {1, 2, 3};
  private static final byte[] OTHER_OWNER = {1, 2, 4};
  private static final byte[] SECRET = "whsec_of_a_shop".getBytes(UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final byte[] oldKey = key();
  private final byte[] newKey = key();
  private final SealingKeys keys = new SealingKeys(List.of(oldKey), random);

  @Test
  void opensWhatItSealed() {
    assertThat(keys.open(OWNER, keys.seal(OWNER, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void opensWhatTheFirstReleaseSealed() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    byte[] sealed = HexFormat.of()
        .parseHex("630dcd29face51aeae6a7d39978561dfcdc20a0253d9454164a2b2ca06619c451d3a4dbddc");

    assertThat(new SealingKeys(List.of(key), random).open(OWNER, sealed))
        .asString(UTF_8)
        .isEqualTo("whsec");
  }

  @Test
  void keepsItUnreadableAndNeverSealsItTheSameWayTwice() {
    byte[] sealed = keys.seal(OWNER, SECRET);

    assertThat(text(sealed)).doesNotContain(text(SECRET));
    assertThat(keys.seal(OWNER, SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void opensWhatAnOldKeySealedAfterANewOneIsPutInFront() {
    byte[] sealed = keys.seal(OWNER, SECRET);
    SealingKeys rotated = new SealingKeys(List.of(newKey, oldKey), random);

    assertThat(rotated.open(OWNER, sealed)).isEqualTo(SECRET);
    assertThatThrownBy(() -> keys.open(OWNER, rotated.seal(OWNER, SECRET)))
        .hasMessageContaining("not configured");
  }

  @Test
  void refusesWhatWasMovedToAnotherOwner() {
    byte[] sealed = keys.seal(OWNER, SECRET);

    assertThatThrownBy(() -> keys.open(OTHER_OWNER, sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesWhatWasTamperedWithOrCutShort() {
    byte[] sealed = keys.seal(OWNER, SECRET);
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> keys.open(OWNER, sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.open(OWNER, new byte[15]))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void needsKeysOfThirtyTwoBytes() {
    assertThatThrownBy(() -> new SealingKeys(List.of(), random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SealingKeys(List.of(new byte[16]), random))
        .hasMessageContaining("16 bytes instead of 32");
  }

  private byte[] key() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
