package dev.tandem.console.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The frame around the content of every page.
 *
 * @param path the page's own address, to mark it in the menu
 * @param formats formats for the reader's language
 * @param person the person who is signed in; empty if signing in is off
 * @param demo whether the demo's page is offered
 * @param hint the next step of a newcomer's first visit; empty outside demos and after the last
 */
public record Frame(
    String path,
    Formats formats,
    Optional<String> person,
    boolean demo,
    Optional<FirstVisit.Hint> hint) {

  /** An entry of the menu. */
  public record Entry(String href, String title) {}

  private static final List<Entry> MENU = List.of(
      new Entry("/", "Overview"),
      new Entry("/failed", "Failed messages"),
      new Entry("/transactions", "Transactions"),
      new Entry("/reviews", "Reviews"),
      new Entry("/money", "Money"),
      new Entry("/ledger", "Ledger"),
      new Entry("/breaks", "Breaks"),
      new Entry("/flow", "Flow"),
      new Entry("/funds", "Funds"),
      new Entry("/webhooks", "Webhooks"));

  private static final List<Entry> DEMO =
      List.of(new Entry("/reference", "Reference"), new Entry("/try", "Try it"));

  public List<Entry> menu() {
    return demo ? Stream.concat(MENU.stream(), DEMO.stream()).toList() : MENU;
  }

  /** Whether {@code name} is the person who is signed in. */
  public boolean isPerson(String name) {
    return person.filter(name::equals).isPresent();
  }

  /** Whether the page belongs to this entry of the menu. */
  public boolean isAt(Entry entry) {
    return entry.href().equals("/") ? path.equals("/") : path.startsWith(entry.href());
  }
}
