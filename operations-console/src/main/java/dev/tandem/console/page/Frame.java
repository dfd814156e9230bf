package dev.tandem.console.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every page shows around its content.
 *
 * @param path the page's own address, to mark it in the menu
 * @param formats values as the reader is used to them
 * @param person who is signed in; empty where nobody need be
 * @param demo whether there is a place to try things
 */
public record Frame(String path, Formats formats, Optional<String> person, boolean demo) {

  /** An entry of the menu. */
  public record Entry(String href, String title) {}

  private static final List<Entry> MENU = List.of(
      new Entry("/", "Overview"),
      new Entry("/failed", "Failed messages"),
      new Entry("/reviews", "Reviews"),
      new Entry("/money", "Money"));

  private static final Entry TRY = new Entry("/try", "Try it");

  public List<Entry> menu() {
    return demo ? Stream.concat(MENU.stream(), Stream.of(TRY)).toList() : MENU;
  }

  /** Whether the page belongs to this entry of the menu. */
  public boolean isAt(Entry entry) {
    return entry.href().equals("/") ? path.equals("/") : path.startsWith(entry.href());
  }
}
