package dev.tandem.web.security;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressesTest {

  private final ClientAddresses addresses = new ClientAddresses(Set.of("10.0.0.5", "localhost"));

  @Test
  void believesAKnownProxy() {
    assertThat(addresses.of(from("10.0.0.5", "203.0.113.7"))).isEqualTo("203.0.113.7");
    assertThat(addresses.of(from("127.0.0.1", "2001:db8::7"))).isEqualTo("2001:db8::7");
  }

  @Test
  void believesNobodyElse() {
    assertThat(addresses.of(from("203.0.113.66", "198.51.100.1"))).isEqualTo("203.0.113.66");
    assertThat(new ClientAddresses(Set.of()).of(from("127.0.0.1", "198.51.100.1")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void ignoresWhatAClientHasPutBeforeItsOwnAddress() {
    assertThat(addresses.of(from("10.0.0.5", "198.51.100.1, 203.0.113.7")))
        .isEqualTo("203.0.113.7");
    assertThat(addresses.of(from("127.0.0.1", "198.51.100.1, 203.0.113.7", "10.0.0.5")))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void takesNothingForAnAddressThatIsNone() {
    assertThat(addresses.of(from("10.0.0.5", "olga' OR 1=1"))).isEqualTo("10.0.0.5");
    assertThat(addresses.of(from("10.0.0.5", "203.0.113.7,"))).isEqualTo("10.0.0.5");
    assertThat(addresses.of(from("10.0.0.5"))).isEqualTo("10.0.0.5");
  }

  private static MockHttpServletRequest from(String connection, String... forwarded) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(connection);
    for (String each : forwarded) {
      request.addHeader("X-Forwarded-For", each);
    }
    return request;
  }
}
