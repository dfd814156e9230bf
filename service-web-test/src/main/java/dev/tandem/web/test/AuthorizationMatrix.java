package dev.tandem.web.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Calls every endpoint of a running service as every kind of caller: without a token, with bad
 * tokens, with each wrong and each right role and, where investors have access, as an investor who
 * asks for somebody else's data. It fails for an endpoint without a rule, and for one of investors
 * whose foreign data the test does not name.
 */
public final class AuthorizationMatrix {

  private static final List<String> ROLES =
      List.of("investor", "operator", "approver", "auditor", "service");

  /** A caller who owns nothing. */
  public static final String OTHER = "other-investor";

  private final String name;
  private final List<Mapping> mappings;
  private final Map<String, Set<String>> rules;
  private final Api service;
  private final Api operators;
  private final Map<String, Foreign> foreign = new LinkedHashMap<>();
  private final List<String> holes = new ArrayList<>();
  private int requests;

  /**
   * What is somebody else's.
   *
   * @param shown what staff see there; without that, a foreigner who sees nothing proves nothing
   */
  private record Foreign(
      String path,
      @Nullable String body,
      String expected,
      Predicate<Reply> holds,
      Predicate<Reply> shown) {}

  /**
   * The matrix of {@code service}.
   *
   * @param rules each endpoint with the roles that may use it; none where it is open
   */
  public AuthorizationMatrix(
      ApplicationContext service, Map<String, Set<String>> rules, int port, int managementPort) {
    this.name = service.getEnvironment().getProperty("spring.application.name", "a service");
    this.mappings = Mapping.of(service);
    this.rules = rules;
    this.service = new Api(port);
    this.operators = new Api(managementPort);
    for (var common : List.of("/openapi.json", "/openapi.json.yaml", "/schemas/{file}", "/error")) {
      isEverybodys("GET " + common);
    }
  }

  /** Declares that {@code path} belongs to somebody; others must get 404. */
  public AuthorizationMatrix hides(String endpoint, String path) {
    return hides(endpoint, path, "{}");
  }

  /** The same, for a request with a body. */
  public AuthorizationMatrix hides(String endpoint, String path, String body) {
    foreign.put(
        endpoint,
        new Foreign(
            path, body, "404", reply -> reply.status() == 404, reply -> reply.status() == 200));
    return this;
  }

  /** Declares that the list at {@code path} belongs to somebody; for others it must be empty. */
  public AuthorizationMatrix showsNothingAt(String endpoint, String path) {
    foreign.put(
        endpoint,
        new Foreign(
            path,
            null,
            "an empty list",
            reply -> reply.status() == 200
                && reply.json().has("data")
                && reply.data().isEmpty(),
            reply -> reply.status() == 200 && !reply.data().isEmpty()));
    return this;
  }

  /** Declares an action that nobody may do for somebody else. */
  public AuthorizationMatrix refuses(String endpoint, String path, String body) {
    foreign.put(
        endpoint, new Foreign(path, body, "403", reply -> reply.status() == 403, reply -> true));
    return this;
  }

  /** Declares an endpoint without any person's data. */
  public AuthorizationMatrix isEverybodys(String endpoint) {
    foreign.put(endpoint, new Foreign("", null, "", reply -> true, reply -> true));
    return this;
  }

  /**
   * Sends all requests.
   *
   * @return the number of requests
   * @throws AssertionError naming every hole
   */
  public int verify() {
    mappings.forEach(this::verify);
    if (!holes.isEmpty()) {
      throw new AssertionError(String.join(System.lineSeparator(), holes));
    }
    // For docs/security.md, which says how many there are.
    System.out.printf(
        Locale.ROOT,
        "Authorization matrix of %s: %s endpoints, %s requests, no hole%n",
        name,
        mappings.size(),
        requests);
    return requests;
  }

  private void verify(Mapping mapping) {
    var rule =
        rules.entrySet().stream().filter(it -> mapping.isUnder(it.getKey())).findFirst();
    if (rule.isEmpty()) {
      holes.add(mapping.endpoint() + " has no rule");
      return;
    }
    var allowed = rule.get().getValue();
    if (allowed.isEmpty()) {
      expect(mapping, "anybody", null, reply -> isLetIn(reply));
      return;
    }
    badTokens()
        .forEach((kind, token) ->
            expect(mapping, kind, token, reply -> is(reply, 401, "unauthenticated")));
    expect(mapping, "no role", token(), reply -> is(reply, 403, "forbidden"));
    for (var role : ROLES) {
      Predicate<Reply> expected =
          allowed.contains(role) ? AuthorizationMatrix::isLetIn : it -> is(it, 403, "forbidden");
      expect(mapping, role, token(role), expected);
    }
    if (allowed.contains("investor")) {
      askForForeign(mapping);
    }
  }

  private static Map<String, @Nullable String> badTokens() {
    var bad = new LinkedHashMap<String, @Nullable String>();
    bad.put("no token", null);
    bad.put("expired", staff().expired(Duration.ofMinutes(5)).signed());
    bad.put("not valid yet", staff().notBefore(Duration.ofMinutes(5)).signed());
    bad.put("wrong audience", staff().with(it -> it.audience("another")).signed());
    bad.put("wrong issuer", staff().with(it -> it.issuer("http://127.0.0.1:1")).signed());
    bad.put("alg=none", staff().unsigned());
    bad.put("HS256 with the public key", staff().signedWithThePublicKey());
    bad.put("another key", staff().signedBy(Keys.STRANGE));
    return bad;
  }

  private void askForForeign(Mapping mapping) {
    var theirs = foreign.get(mapping.endpoint());
    if (theirs == null) {
      holes.add(mapping.endpoint() + " may be used by investors: what is somebody else's there?");
    } else if (!theirs.path().isEmpty()) {
      var api = service.as(OTHER, "investor");
      var body = theirs.body();
      var method = body == null ? "GET" : mapping.method();
      var reply = switch (method) {
        case "GET" -> api.get(theirs.path());
        case "PUT" -> api.put(theirs.path(), String.valueOf(body));
        default -> api.post(theirs.path(), String.valueOf(body));
      };
      note(
          mapping,
          "another investor, who should have got " + theirs.expected(),
          reply,
          theirs.holds().test(reply));
      if (mapping.method().equals("GET") && !theirs.shown().test(service.get(theirs.path()))) {
        holes.add(mapping.endpoint() + " has nothing at " + theirs.path() + " to hide");
      }
    }
  }

  private void expect(
      Mapping mapping, String caller, @Nullable String token, Predicate<Reply> expected) {
    var api = (mapping.forOperators() ? operators : service).with(token);
    var reply = switch (mapping.method()) {
      case "GET" -> api.get(mapping.filled());
      case "POST" -> api.post(mapping.filled(), "{}");
      case "PUT" -> api.put(mapping.filled(), "{}");
      case "DELETE" -> api.delete(mapping.filled());
      default -> throw new IllegalStateException("No request for " + mapping.endpoint());
    };
    note(mapping, caller, reply, expected.test(reply));
  }

  private void note(Mapping mapping, String caller, Reply reply, boolean asExpected) {
    requests++;
    if (!asExpected) {
      holes.add(
          "%s by %s: %s %s".formatted(mapping.endpoint(), caller, reply.status(), reply.body()));
    }
  }

  private static boolean is(Reply reply, int status, String code) {
    return reply.status() == status && reply.code().equals(code);
  }

  private static boolean isLetIn(Reply reply) {
    return reply.status() != 401 && reply.status() != 403 && reply.status() < 500;
  }

  private static String token(String... roles) {
    return TestIssuer.shared().token(OTHER, roles).signed();
  }

  private static TestToken staff() {
    return TestIssuer.shared().token("staff", ROLES.toArray(String[]::new));
  }

  private static final class Keys {

    static final RSAKey STRANGE = TestIssuer.rsaKey("strange");
  }
}
