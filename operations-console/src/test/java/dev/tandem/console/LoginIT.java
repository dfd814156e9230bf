package dev.tandem.console;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody sees a page who has not signed in. */
@RunningConsole
class LoginIT {

  @LocalServerPort
  int port;

  private Browser browser;

  @DynamicPropertySource
  static void peopleSignIn(DynamicPropertyRegistry registry) {
    registry.add("tandem.console.login.required", () -> "true");
    registry.add("tandem.web.security.issuer", () -> "http://issuer.test");
  }

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(port);
  }

  @Test
  void sendsWhoeverComesToTheIssuerWithAProofKey() {
    var page = browser.open("/money");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElseThrow())
        .endsWith("/oauth2/authorization/tandem");

    assertThat(browser
            .open("/oauth2/authorization/tandem")
            .headers()
            .firstValue("Location")
            .orElseThrow())
        .startsWith("http://issuer.test/oauth2/authorize?")
        .contains("client_id=console", "code_challenge_method=S256", "/login/oauth2/code/tandem");
  }

  @Test
  void letsAnOpenPageSignInAsAWhole() {
    var part = browser.openPart("/overview/doubts");

    assertThat(part.statusCode()).isEqualTo(401);
    assertThat(part.headers().firstValue("HX-Refresh")).contains("true");
  }

  @Test
  void keepsNothingButItsLooksOpen() {
    assertThat(browser.open("/console/console.css").statusCode()).isEqualTo(200);
    assertThat(browser.open("/live").statusCode()).isEqualTo(302);
    assertThat(browser.open("/events/nonsense").statusCode()).isEqualTo(302);
  }
}
