/**
 * The web page of operators.
 *
 * <p>{@code suite} is the one way to the services; {@code journal} keeps every event they publish
 * and what follows from them; {@code page} is what all pages share. {@code login} knows who looks.
 * Each page is a package of its own.
 */
@NullMarked
package dev.tandem.console;

import org.jspecify.annotations.NullMarked;
