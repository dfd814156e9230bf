package dev.tandem.web.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.tandem.web.security.AccessRule.Takes;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import static dev.tandem.web.security.Role.ANY;
import static dev.tandem.web.security.Role.APPROVER;
import static dev.tandem.web.security.Role.AUDITOR;
import static dev.tandem.web.security.Role.INVESTOR;
import static dev.tandem.web.security.Role.OPERATOR;
import static dev.tandem.web.security.Role.SERVICE;
import static dev.tandem.web.security.Role.STAFF_OR_SERVICE;

/** The access rules of a service: one for each endpoint. An endpoint without a rule is closed. */
public final class AccessRules {

  private final List<AccessRule> rules;

  private AccessRules(List<AccessRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Begins with the rules of the endpoints that every service has. */
  public static Builder define() {
    return new Builder()
        .open("/actuator/health")
        .open("/actuator/health/**")
        .open("/actuator/prometheus")
        .get("/actuator", STAFF_OR_SERVICE)
        .get("/actuator/info", STAFF_OR_SERVICE)
        .get("/actuator/transactions", STAFF_OR_SERVICE)
        .get("/actuator/transactions/{messageId}", STAFF_OR_SERVICE)
        .post("/actuator/transactions/{messageId}", Set.of(OPERATOR, APPROVER))
        .get("/actuator/outbox", STAFF_OR_SERVICE)
        .get("/actuator/outbox/{messageId}", STAFF_OR_SERVICE)
        .post("/actuator/outbox", Set.of(OPERATOR, SERVICE))
        .get("/actuator/digests/{side}", STAFF_OR_SERVICE)
        .get("/actuator/digests/{side}/{ids}", STAFF_OR_SERVICE)
        .get("/actuator/parked", STAFF_OR_SERVICE)
        .get("/actuator/groups", STAFF_OR_SERVICE)
        .post("/actuator/groups/{group}", OPERATOR)
        .get("/actuator/handling", STAFF_OR_SERVICE)
        .get("/actuator/deadletters", STAFF_OR_SERVICE)
        .get("/actuator/deadletters/{id}", STAFF_OR_SERVICE)
        .post("/actuator/deadletters", OPERATOR)
        .post("/actuator/deadletters/{id}", Set.of(OPERATOR, APPROVER))
        .get("/actuator/audit", AUDITOR)
        .get("/actuator/verification", STAFF_OR_SERVICE)
        .get("/actuator/clock", STAFF_OR_SERVICE)
        .post("/actuator/clock", SERVICE)
        .open("/")
        .open("/problems/{code}")
        .get("/openapi.json", ANY)
        .get("/openapi.json.yaml", ANY)
        .get("/schemas/{file}", ANY)
        // The error page itself, which is nothing to see.
        .get("/error", ANY);
  }

  Optional<AccessRule> find(HttpMethod method, PathContainer path) {
    for (var rule : rules) {
      if (rule.isFor(method, path)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /** Whether a request is for something that whoever has its link may see or do. */
  public boolean isLink(HttpMethod method, PathContainer path) {
    return find(method, path).filter(rule -> rule.takes() == Takes.LINKS).isPresent();
  }

  /** The endpoint that a request is for, if there is a rule for it. */
  public Optional<Asked> asked(HttpMethod method, PathContainer path) {
    return find(method, path)
        .map(rule -> new Asked(
            rule.endpoint(),
            rule.ids(path),
            rule.roles().contains(INVESTOR),
            rule.takes() == Takes.PAYMENTS,
            rule.takes() == Takes.CODES));
  }

  /**
   * An endpoint that a request is for.
   *
   * @param endpoint such as {@code GET /v1/wallets/{id}}
   * @param ids the values of the path's variables
   * @param forInvestors whether investors may use it
   * @param takesPayments whether it takes payments
   * @param takesCodes whether it takes one-time codes
   */
  public record Asked(
      String endpoint,
      List<String> ids,
      boolean forInvestors,
      boolean takesPayments,
      boolean takesCodes) {

    public Asked {
      ids = List.copyOf(ids);
    }
  }

  /**
   * The rules as text, for tests and documents: an endpoint such as {@code GET /v1/wallets/{id}}
   * and the roles that may use it; none where no token is asked for.
   */
  public Map<String, Set<String>> asText() {
    var text = new LinkedHashMap<String, Set<String>>();
    for (var rule : rules) {
      var roles = new TreeSet<String>();
      rule.roles().forEach(role -> roles.add(role.claim()));
      text.put(rule.endpoint(), roles);
    }
    return text;
  }

  /** Collects the rules of a service. Of two that fit a request, the first counts. */
  public static final class Builder {

    private final List<AccessRule> rules = new ArrayList<>();

    private Builder() {}

    /** Lets everybody read {@code path}, without a token. */
    Builder open(String path) {
      rules.add(AccessRule.open(HttpMethod.GET, path));
      return this;
    }

    public Builder get(String path, Role role) {
      return get(path, Set.of(role));
    }

    public Builder get(String path, Set<Role> roles) {
      return add(HttpMethod.GET, path, roles);
    }

    public Builder post(String path, Role role) {
      return post(path, Set.of(role));
    }

    public Builder post(String path, Set<Role> roles) {
      return add(HttpMethod.POST, path, roles);
    }

    /**
     * Lets investors send payments to {@code path}. The row of a payment says who asked for it,
     * when and from where: the audit log has no other.
     */
    public Builder payments(String path) {
      rules.add(AccessRule.of(HttpMethod.POST, path, Set.of(INVESTOR)).taking(Takes.PAYMENTS));
      return this;
    }

    /** Lets investors send one-time codes to {@code path}, few at a time. */
    public Builder codes(String path) {
      rules.add(AccessRule.of(HttpMethod.POST, path, Set.of(INVESTOR)).taking(Takes.CODES));
      return this;
    }

    /**
     * Opens {@code path} to whoever has its link, without a token, because the path itself is
     * signed. An address may ask only now and then, so that nobody tries signatures.
     */
    public Builder link(HttpMethod method, String path) {
      rules.add(AccessRule.open(method, path).taking(Takes.LINKS));
      return this;
    }

    public Builder put(String path, Role role) {
      return add(HttpMethod.PUT, path, Set.of(role));
    }

    public Builder delete(String path, Role role) {
      return add(HttpMethod.DELETE, path, Set.of(role));
    }

    public AccessRules build() {
      return new AccessRules(rules);
    }

    private Builder add(HttpMethod method, String path, Set<Role> roles) {
      if (roles.isEmpty()) {
        throw new IllegalArgumentException("Nobody may use " + method + " " + path);
      }
      rules.add(AccessRule.of(method, path, roles));
      return this;
    }
  }
}
