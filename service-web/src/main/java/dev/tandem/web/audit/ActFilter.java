package dev.tandem.web.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.web.limit.BufferedBody;
import dev.tandem.web.security.AccessRules;
import dev.tandem.web.security.Caller;
import dev.tandem.web.security.ClientAddresses;
import dev.tandem.web.security.Role;
import dev.tandem.web.trace.TraceIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes the request of a person an act, which its transactions write to the audit log. */
class ActFilter extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final AccessRules rules;
  private final ClientAddresses addresses;
  private final WriteActs writing;
  private final PlatformTransactionManager transactions;
  private final JsonMapper json;

  ActFilter(
      AccessRules rules,
      ClientAddresses addresses,
      WriteActs writing,
      PlatformTransactionManager transactions,
      JsonMapper json) {
    this.rules = rules;
    this.addresses = addresses;
    this.writing = writing;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READS.contains(request.getMethod()) || request.getUserPrincipal() == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caller = Caller.of(request.getUserPrincipal());
    var path = PathContainer.parsePath(request.getRequestURI());
    var asked = rules
        .asked(HttpMethod.valueOf(request.getMethod()), path)
        .orElseGet(() -> new AccessRules.Asked(
            request.getMethod() + " " + request.getRequestURI(), List.of(), true, false, false));
    if (asked.takesPayments() || Set.of(Role.SERVICE).equals(caller.roles())) {
      chain.doFilter(request, response);
      return;
    }
    var act = new CurrentAct(() -> act(request, caller, asked));
    Acts.begin(act);
    try {
      chain.doFilter(request, response);
    } finally {
      Acts.end();
    }
    if (response.getStatus() < 300 && !act.isWritten()) {
      // What goes on in the background, or has changed nothing: the person has acted all the same.
      writing.writeApart(act, transactions);
    }
  }

  private Act act(HttpServletRequest request, Caller caller, AccessRules.Asked asked) {
    var body = isJson(request.getContentType())
        ? new String(BufferedBody.of(request), StandardCharsets.UTF_8)
        : null;
    return new Act(
        caller.sub(),
        caller.roles().stream()
            .sorted(Comparator.naturalOrder())
            .map(Role::claim)
            .collect(Collectors.joining(" ")),
        origin(request),
        asked.endpoint(),
        asked.ids(),
        asked.forInvestors() ? null : body,
        body == null ? null : reason(body),
        TraceIds.of(request));
  }

  /** The client's address, and the connection's if a proxy is in between. */
  private String origin(HttpServletRequest request) {
    var client = addresses.of(request);
    var connection = request.getRemoteAddr();
    return client.equals(connection) ? client : client + " through " + connection;
  }

  private @Nullable String reason(String body) {
    try {
      var tree = json.readTree(body);
      var reason = tree.path("reason").asStringOpt();
      return reason.or(() -> tree.path("note").asStringOpt()).orElse(null);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
  }
}
