package dev.tandem.console.search;

import java.time.Instant;

/**
 * A result of a search.
 *
 * @param kind its kind, in a word for people
 * @param text the whole matching id
 * @param href the page that shows it
 * @param at the time it happened or moved last
 */
public record Hit(String kind, String text, String href, Instant at) {}
