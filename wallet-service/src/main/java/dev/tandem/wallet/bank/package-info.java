/** The bank, as far as charging needs it. */
@NullMarked
package dev.tandem.wallet.bank;

import org.jspecify.annotations.NullMarked;
