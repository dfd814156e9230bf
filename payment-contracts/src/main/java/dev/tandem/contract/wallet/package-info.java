/** Events of wallet-service: wallets, recharges and the payments of orders. */
@NullMarked
package dev.tandem.contract.wallet;

import org.jspecify.annotations.NullMarked;
