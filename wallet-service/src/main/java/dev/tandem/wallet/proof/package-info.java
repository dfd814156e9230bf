/** What wallets, payments and their postings say of the money moved, for the accounting centre. */
@NullMarked
package dev.tandem.wallet.proof;

import org.jspecify.annotations.NullMarked;
