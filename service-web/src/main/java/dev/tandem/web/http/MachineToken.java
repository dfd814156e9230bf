package dev.tandem.web.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The token by which a service calls others, asked for again before it ends. */
public final class MachineToken {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Machine machine;
  private final RestClient http;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  /**
   * Who asks for tokens, and where.
   *
   * @param tokenUrl where the identity provider gives tokens to machines; without it none is asked
   *     for
   * @param client the name of this machine at the identity provider
   * @param secretFile the file with its secret, read whenever a token is asked for
   */
  public record Machine(
      @Nullable URI tokenUrl, String client, @Nullable Path secretFile) {}

  private record Kept(String token, long untilNanos) {}

  /** As the identity provider names them. */
  private record Given(
      @JsonProperty("access_token") String token,
      @JsonProperty("expires_in") long seconds) {}

  public MachineToken(Machine machine, RestClient http) {
    this.machine = machine;
    this.http = http;
  }

  /** Adds the token to a request, where tokens are asked for. */
  public void addTo(HttpHeaders headers) {
    if (machine.tokenUrl() == null) {
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
        .uri(Objects.requireNonNull(machine.tokenUrl()))
        .headers(it -> it.setBasicAuth(machine.client(), secret()))
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body("grant_type=client_credentials")
        .retrieve()
        .body(Given.class));
    var life = Duration.ofSeconds(given.seconds()).minus(MARGIN);
    return new Kept(given.token(), System.nanoTime() + life.toNanos());
  }

  private String secret() {
    var file = Objects.requireNonNull(machine.secretFile(), "a machine needs its secret's file");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
