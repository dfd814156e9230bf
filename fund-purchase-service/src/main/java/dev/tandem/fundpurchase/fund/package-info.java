/** The fund catalogue and its NAVs. */
@NullMarked
package dev.tandem.fundpurchase.fund;

import org.jspecify.annotations.NullMarked;
