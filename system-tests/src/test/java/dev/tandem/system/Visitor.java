package dev.tandem.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A person who has signed in at the console, at a browser's window. */
final class Visitor implements AutoCloseable {

  static final int DESK_WIDTH = 1180;
  static final int HEIGHT = 820;

  private static final int PHONE_WIDTH = 360;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final double PATIENCE_MILLIS = (double) PATIENCE.toMillis();
  private static final int MOST_STOPS = 150;
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String AXE = axe();

  private static final String FINDINGS = """
      async () => {
        const found = await axe.run(document, {resultTypes: ['violations']});
        return found.violations
          .filter(it => it.impact === 'serious' || it.impact === 'critical')
          .map(it => it.id + ': ' + it.nodes.map(node => node.html).join(' | '));
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Visitor(BrowserContext context, Page page) {
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MILLIS);
    // What the content security policy forbids, and what cannot be loaded, is an error here.
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  void signIn(String person) {
    page.navigate("/");
    page.locator("#username").fill(person);
    page.locator("#password").fill("demo");
    page.locator("#password").press("Enter");
    assertThat(heading("Overview")).isVisible();
  }

  Page page() {
    return page;
  }

  /** Opens {@code path} and waits until its parts are there. */
  void open(String path) {
    page.navigate(path);
    page.waitForCondition(
        () -> page.locator("text=/Asking the .*…/").count() == 0,
        new Page.WaitForConditionOptions().setTimeout(PATIENCE_MILLIS));
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Presses the button that says {@code name}. */
  void press(String name) {
    button(name).first().click();
  }

  /** Goes on with the tab key until what has the focus says {@code words}. */
  void tabTo(String words) {
    for (int i = 0; i < MOST_STOPS; i++) {
      page.keyboard().press("Tab");
      if (page.evaluate("() => document.activeElement.innerText.trim()")
          .toString()
          .contains(words)) {
        return;
      }
    }
    throw new AssertionError("The tab key does not come to " + words);
  }

  /** Waits until the page says so. */
  void reads(String words) {
    assertThat(page.locator("main"))
        .containsText(words, new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  /** The last part of the page's address. */
  String lastOfAddress() {
    String path = page.url().replaceAll("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What says {@code words} somewhere inside. */
  static Locator.FilterOptions saying(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  /** Opens {@code path} anew until the page has {@code wanted}. */
  void opensUntil(String path, Locator wanted) {
    await().atMost(PATIENCE).until(() -> {
      open(path);
      return wanted.count() > 0;
    });
  }

  /** What keeps somebody from using this page: in light, in dark, and at a phone. */
  List<String> obstacles() {
    page.evaluate(AXE);
    List<String> found = new CopyOnWriteArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (Object obstacle : (List<?>) page.evaluate(FINDINGS)) {
        found.add(page.url() + " " + scheme + " " + obstacle);
      }
    }
    int tooWide = tooWideForAPhone();
    if (tooWide > 0) {
      found.add(page.url() + " is " + tooWide + " pixels wider than a phone");
    }
    return found;
  }

  private int tooWideForAPhone() {
    page.setViewportSize(PHONE_WIDTH, HEIGHT);
    try {
      return ((Number) page.evaluate(
              "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .intValue();
    } finally {
      page.setViewportSize(DESK_WIDTH, HEIGHT);
    }
  }

  /** What the browser has complained about since it was asked last. */
  List<String> complaints() {
    List<String> now = List.copyOf(complaints);
    complaints.clear();
    return now;
  }

  /** Keeps a picture of what the window shows. */
  void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    context.close();
  }

  private static String axe() {
    try (InputStream script = Visitor.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
