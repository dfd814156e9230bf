package dev.tandem.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The Chromium that is installed on this machine, without a window; none is ever fetched. */
final class Chromium implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable");

  private static final List<String> QUIETLY = List.of(
      // Tests may run as root, for whom Chromium has no sandbox; it sees the console alone.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Where it is; {@code tandem.test.chromium} names it where it is at no usual place. */
  static Optional<Path> installed() {
    return Stream.concat(
            Stream.ofNullable(System.getProperty("tandem.test.chromium")), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path executable) {
    Playwright playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(QUIETLY));
    return new Chromium(playwright, browser);
  }

  /** A window in which {@code person} has signed in at the console. */
  Visitor visitor(String console, String person) {
    var context = browser.newContext(new Browser.NewContextOptions()
        .setBaseURL(console)
        .setLocale("en-GB")
        .setTimezoneId("Asia/Shanghai")
        .setViewportSize(Visitor.DESK_WIDTH, Visitor.HEIGHT));
    Visitor visitor = new Visitor(context, context.newPage());
    visitor.signIn(person);
    return visitor;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
