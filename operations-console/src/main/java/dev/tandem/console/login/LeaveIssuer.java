package dev.tandem.console.login;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends a person's session at the issuer too (OpenID Connect RP-Initiated Logout): otherwise the
 * next page signs the same person in again, without asking.
 */
final class LeaveIssuer implements LogoutSuccessHandler {

  private final String endSession;

  LeaveIssuer(String endSession) {
    this.endSession = endSession;
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person)
      throws IOException {
    String home = ServletUriComponentsBuilder.fromContextPath(request).path("/").toUriString();
    response.sendRedirect(
        person != null && person.getPrincipal() instanceof OidcUser user
            ? UriComponentsBuilder.fromUriString(endSession)
                .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", home)
                .encode()
                .toUriString()
            : home);
  }
}
