/** What other services have told about wallets. */
@NullMarked
package dev.tandem.fundpurchase.wallet;

import org.jspecify.annotations.NullMarked;
