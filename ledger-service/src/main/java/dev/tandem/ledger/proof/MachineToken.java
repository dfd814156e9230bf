package dev.tandem.ledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The token by which this service calls others, asked for again before it ends. */
final class MachineToken {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ProofProperties properties;
  private final RestClient http;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  private record Kept(String token, long untilNanos) {}

  /** As the identity provider names them. */
  private record Given(
      @JsonProperty("access_token") String token,
      @JsonProperty("expires_in") long seconds) {}

  MachineToken(ProofProperties properties, RestClient http) {
    this.properties = properties;
    this.http = http;
  }

  /** Adds the token to a request, where tokens are asked for. */
  void addTo(HttpHeaders headers) {
    if (properties.tokenUrl() == null) {
      return;
    }
    var good = kept.get();
    if (good == null || good.untilNanos() - System.nanoTime() < 0) {
      // Asked for twice by two at once does no harm.
      good = ask();
      kept.set(good);
    }
    headers.setBearerAuth(good.token());
  }

  private Kept ask() {
    var given = Objects.requireNonNull(http.post()
        .uri(Objects.requireNonNull(properties.tokenUrl()))
        .headers(it -> it.setBasicAuth(properties.client(), secret()))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body("grant_type=client_credentials")
        .retrieve()
        .body(Given.class));
    var life = Duration.ofSeconds(given.seconds()).minus(MARGIN);
    return new Kept(given.token(), System.nanoTime() + life.toNanos());
  }

  private String secret() {
    var file = Objects.requireNonNull(properties.secretFile(), "tandem.ledger.proof.secret-file");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
