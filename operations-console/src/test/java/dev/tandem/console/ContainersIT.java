package dev.tandem.console;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** In containers nothing kills services or moves the clock for the console. */
@RunningConsole
@ActiveProfiles("demo")
@TestPropertySource(properties = "tandem.console.demo.commands=false")
class ContainersIT {

  @LocalServerPort
  int port;

  @Test
  void offersOnlyWhatWorksThere() {
    Browser browser = new Browser(port);

    assertThat(browser.open("/try").body())
        .contains("Discount purchase", "Send it", "compose-clock")
        .doesNotContain("Move the clock", "Kill risk-service");
    assertThat(browser.open("/money").body()).doesNotContain("Check that all the money");
    assertThat(browser.open("/").body()).contains("Step 1 of 3");
  }
}
