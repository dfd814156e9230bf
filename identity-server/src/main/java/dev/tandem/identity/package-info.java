/** The demo's OpenID provider. Anybody gets any token here: it is never to run anywhere else. */
@NullMarked
package dev.tandem.identity;

import org.jspecify.annotations.NullMarked;
