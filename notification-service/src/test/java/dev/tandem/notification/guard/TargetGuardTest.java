package dev.tandem.notification.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

import dev.tandem.notification.guard.TargetVerdict.Malformed;
import dev.tandem.notification.guard.TargetVerdict.Permitted;
import dev.tandem.notification.guard.TargetVerdict.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetGuardTest {

  private static final Map<String, List<String>> NAMES = Map.of(
      "shop.example", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"),
      "half-inside.example", List.of("93.184.215.14", "10.0.0.5"),
      "inside.example", List.of("192.168.7.7"),
      "localhost", List.of("127.0.0.1", "::1"),
      "localhost.", List.of("127.0.0.1"),
      "metadata.google.internal", List.of("169.254.169.254"));

  private final TargetGuard publicOnly =
      new TargetGuard(TargetPolicy.PUBLIC_ONLY, TargetGuardTest::lookUp);
  private final TargetGuard localToo =
      new TargetGuard(TargetPolicy.LOCAL_TOO, TargetGuardTest::lookUp);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/hooks?tenant=7",
        "https://SHOP.example/hooks",
        "HTTPS://shop.example",
        "https://shop.example:443/",
        "https://shop.example:8443/",
        "https://1.1.1.1/",
        "https://[2606:4700:4700::1111]/"
      })
  void aPublicHttpsUrlIsPermitted(String url) {
    assertThat(publicOnly.check(url)).isInstanceOf(Permitted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/",
        "https://localhost./",
        "https://inside.example/",
        "https://half-inside.example/",
        "https://metadata.google.internal/computeMetadata/v1/",
        "https://unknown.example/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[ff02::1]/",
        "http://shop.example/",
        "ftp://shop.example/",
        "https://shop.example:22/",
        "https://shop.example:5432/"
      })
  void outsideTheDemoOtherTargetsAreRefused(String url) {
    assertThat(publicOnly.check(url)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "shop.example/hooks",
        "/hooks",
        "https:",
        "https://",
        "https:///hooks",
        "https:shop.example",
        "mailto:ops@shop.example",
        "javascript:alert(1)",
        "https://user@shop.example/",
        "https://user:secret@shop.example/",
        "https://shop.example@127.0.0.1/",
        "https://shop.example/#part",
        "https://shop.example/\r\nHost: evil",
        "https://shop example/",
        "https://shop.example\\@127.0.0.1/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.01/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.0.0.1./",
        "https://127.0.0.256/",
        "https://1.1.1.1.1/",
        "https://shop.1/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://[::1/",
        "https://[1.1.1.1]/",
        "https://１２７.0.0.1/",
        "https://shop.example:99999999999/",
        "https://shop_.1/"
      })
  void whatIsNoUsualUrlIsMalformed(String url) {
    assertThat(publicOnly.check(url)).isInstanceOf(Malformed.class);
    assertThat(localToo.check(url)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9000/hooks",
        "http://127.0.0.1:9000/hooks",
        "http://[::1]:9000/hooks",
        "http://inside.example/",
        "https://shop.example/"
      })
  void theDemoPermitsItsOwnNetwork(String url) {
    assertThat(localToo.check(url)).isInstanceOf(Permitted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.google.internal/",
        "http://0.0.0.0:9000/",
        "http://224.0.0.1/",
        "http://[fe80::1]/",
        "ftp://127.0.0.1/",
        "http://127.0.0.1:0/"
      })
  void evenTheDemoRefusesMetadataAndReservedTargets(String url) {
    assertThat(localToo.check(url)).isInstanceOf(Refused.class);
  }

  @Test
  void aUrlBeyondTwoThousandCharactersIsMalformed() {
    assertThat(publicOnly.check("https://shop.example/" + "a".repeat(2048)))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void anUnknownHostAndAPrivateOneAreToldApartByNobody() {
    assertThat(publicOnly.check("https://unknown.example/"))
        .isEqualTo(publicOnly.check("https://inside.example/"));
  }

  @Test
  void aConnectionGetsOnlyAddressesThatAreAllPermitted() throws UnknownHostException {
    assertThat(publicOnly.permittedAddressesOf("shop.example")).hasSize(2);
    assertThatThrownBy(() -> publicOnly.permittedAddressesOf("half-inside.example"))
        .isInstanceOf(TargetRefusedException.class);
  }

  private static List<InetAddress> lookUp(String host) throws UnknownHostException {
    String name = host.toLowerCase(java.util.Locale.ROOT);
    if (NAMES.containsKey(name)) {
      return NAMES.get(name).stream().map(InetAddress::ofLiteral).toList();
    }
    if (name.endsWith(".example") || name.endsWith(".internal")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getAllByName(host));
  }
}
