/**
 * The demo's OpenID provider. It issues any token to anybody, so it must never run anywhere else.
 */
@NullMarked
package dev.tandem.identity;

import org.jspecify.annotations.NullMarked;
