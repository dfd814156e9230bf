/**
 * The web page of operators.
 *
 * <p>{@code suite} is the one way to the services; {@code journal} keeps every event they publish,
 * and the payments built from them; {@code page} has the parts that all pages share, {@code login}
 * signs people in. Each page is a package of its own.
 */
@NullMarked
package dev.tandem.console;

import org.jspecify.annotations.NullMarked;
