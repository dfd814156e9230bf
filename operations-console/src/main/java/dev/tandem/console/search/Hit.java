package dev.tandem.console.search;

import java.time.Instant;

/**
 * Something that was found.
 *
 * @param kind the kind of thing it is, in a word for people
 * @param text the whole of what matched
 * @param href the page that shows it
 * @param at when it happened or moved last
 */
public record Hit(String kind, String text, String href, Instant at) {}
