/** Breaks: what the bank says and we did not ask for, and how a person settles it. */
@NullMarked
package dev.tandem.wallet.breaks;

import org.jspecify.annotations.NullMarked;
