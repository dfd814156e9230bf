/** Who looks at the console: people sign in at the issuer, and their token goes with every act. */
@NullMarked
package dev.tandem.console.login;

import org.jspecify.annotations.NullMarked;
