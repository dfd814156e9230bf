package dev.tandem.identity;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Logs who signs in and out, who tries in vain, and whose tokens are issued: one line each, with
 * the address, by the logger {@code sign-in}. It says no name that nobody has, since people type
 * passwords into the wrong field.
 */
@Component
class SignInLog {

  private static final Logger log = LoggerFactory.getLogger("dev.tandem.identity.sign-in");

  private static final Set<String> CLIENTS =
      Set.of(ClientConfiguration.CONSOLE, ClientConfiguration.MACHINE);

  private final IdentityProperties properties;

  SignInLog(IdentityProperties properties) {
    this.properties = properties;
  }

  @EventListener
  void signedIn(InteractiveAuthenticationSuccessEvent signedIn) {
    log.info("{} signed in from {}", name(signedIn.getAuthentication()), address());
  }

  @EventListener
  void refused(AbstractAuthenticationFailureEvent refused) {
    log.info(
        "{} was refused from {}: {}",
        name(refused.getAuthentication()),
        address(),
        refused.getException() instanceof OAuth2AuthenticationException protocol
            ? protocol.getError().getErrorCode()
            : refused.getException().getClass().getSimpleName());
  }

  @EventListener
  void signedOut(LogoutSuccessEvent signedOut) {
    log.info("{} signed out from {}", name(signedOut.getAuthentication()), address());
  }

  /** Leaving by way of the console. */
  @EventListener
  void signedOut(AuthenticationSuccessEvent success) {
    if (success.getAuthentication() instanceof OidcLogoutAuthenticationToken signedOut) {
      log.info("{} signed out from {}", name(signedOut), address());
    }
  }

  void issued(String subject, List<String> roles, String grant) {
    log.info("{} was issued a token as {} by {} to {}", subject, roles, grant, address());
  }

  /** Refused unseen: who it was, and whether the password was right, is not looked at. */
  void tooMany(String path, String address) {
    log.info("Somebody was refused from {}: too many attempts at {}", address, path);
  }

  private String name(Authentication authentication) {
    String name = Objects.requireNonNullElse(authentication.getName(), "");
    return properties.people().containsKey(name) || CLIENTS.contains(name) ? name : "Nobody known";
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : "within";
  }
}
