package dev.tandem.localstack.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The demo's tokens, each cached for most of its life. */
final class Tokens {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Duration USED_FOR = Duration.ofMinutes(50);

  private final String url;
  private final Map<Caller, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String token, long untilNanos) {

    boolean isGood() {
      return untilNanos - System.nanoTime() > 0;
    }
  }

  /** Tokens from the demo's identity server at {@code identityUrl}. */
  Tokens(String identityUrl) {
    this.url = identityUrl + "/tokens";
  }

  /**
   * A token of {@code caller}, fetched through {@code http} if none is cached.
   *
   * @throws IOException if the identity server gives none
   */
  String of(Caller caller, Http http) throws IOException {
    Kept found = kept.get(caller);
    if (found == null || !found.isGood()) {
      // Asked for twice by two at once does no harm.
      found = new Kept(made(caller, http), System.nanoTime() + USED_FOR.toNanos());
      kept.put(caller, found);
    }
    return found.token();
  }

  private String made(Caller caller, Http http) throws IOException {
    Map<String, Object> wish = Map.of(
        "sub", caller.sub(), "roles", List.of(caller.role().word()), "ttl", LIFETIME.toString());
    Http.Answer answer = http.post(url, wish, Map.of());
    if (!answer.isSuccess()) {
      throw new IOException("No token for %s: %s".formatted(caller, answer));
    }
    return answer.body().path("token").asString();
  }
}
