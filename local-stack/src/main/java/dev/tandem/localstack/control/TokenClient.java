package dev.tandem.localstack.control;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.localstack.Options;
import dev.tandem.localstack.http.Caller;
import dev.tandem.localstack.http.Http;
import dev.tandem.localstack.suite.Addresses;
import org.jspecify.annotations.Nullable;

/**
 * Gets tokens from a running demo.
 *
 * @param url the address that issues them
 * @param advice advice for a person when it does not answer
 */
public record TokenClient(String url, String advice) {

  public static TokenClient of(Options options) {
    return new TokenClient(new Addresses(options.ports()).control(), RunningDemo.advice(options));
  }

  /** Prints a token; returns 0 if there is one. */
  public int print(String sub, List<Caller.Role> roles, @Nullable Duration lifetime) {
    Map<String, Object> wish = new HashMap<>(
        Map.of("sub", sub, "roles", roles.stream().map(Caller.Role::word).toList()));
    if (lifetime != null) {
      wish.put("ttl", lifetime.toString());
    }
    try (Http http = new Http()) {
      Http.Answer answer = http.post(url + "/tokens", wish, Map.of());
      if (!answer.isSuccess()) {
        System.err.println("tandem: no token: " + answer.body().path("detail").asString(""));
        return 1;
      }
      System.out.println(answer.body().path("token").asString());
      return 0;
    } catch (IOException e) {
      System.err.printf("No demo gives out tokens at %s.%n%s%n", url, advice);
      return 1;
    }
  }
}
