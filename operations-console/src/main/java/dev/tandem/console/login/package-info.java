/** Signing in: people sign in at the issuer, and their token goes with every call to a service. */
@NullMarked
package dev.tandem.console.login;

import org.jspecify.annotations.NullMarked;
