package dev.tandem.web.security;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Decides by the {@link AccessRules}: an endpoint without a rule is refused. */
final class EndpointAccess implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String OPERATORS = "/actuator";

  private final AccessRules rules;
  private final ObjectProvider<HandlerMapping> mappings;

  EndpointAccess(AccessRules rules, ObjectProvider<HandlerMapping> mappings) {
    this.rules = rules;
    this.mappings = mappings;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
    return new AuthorizationDecision(mayPass(authentication, context.getRequest()));
  }

  private boolean mayPass(
      Supplier<? extends Authentication> authentication, HttpServletRequest request) {
    var path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
    var rule = rules.find(HttpMethod.valueOf(request.getMethod()), path.pathWithinApplication());
    if (rule.isPresent() && rule.get().open()) {
      return true;
    }
    var caller = authentication.get();
    if (caller == null
        || !caller.isAuthenticated()
        || caller instanceof AnonymousAuthenticationToken) {
      return false;
    }
    return rule.map(found -> found.lets(Caller.rolesOf(caller.getAuthorities())))
        .orElseGet(() -> leadsNowhere(request));
  }

  /** A path or method without a handler may be answered 404 or 405 instead of 403. */
  private boolean leadsNowhere(HttpServletRequest request) {
    if (request.getRequestURI().startsWith(OPERATORS)) {
      return false;
    }
    var hadPath = ServletRequestPathUtils.hasParsedRequestPath(request);
    if (!hadPath) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    try {
      return mappings.orderedStream().allMatch(mapping -> takesNot(mapping, request));
    } finally {
      if (!hadPath) {
        ServletRequestPathUtils.clearParsedRequestPath(request);
      }
    }
  }

  private static boolean takesNot(HandlerMapping mapping, HttpServletRequest request) {
    try {
      return mapping.getHandler(request) == null;
    } catch (HttpRequestMethodNotSupportedException e) {
      return true;
    } catch (Exception e) {
      // Whatever it means, it was a handler's to answer.
      return false;
    }
  }
}
