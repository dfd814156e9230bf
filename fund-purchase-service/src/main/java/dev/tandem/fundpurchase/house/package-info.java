/** The fund house's interface: submitting orders, fetching NAVs and confirmations. */
@NullMarked
package dev.tandem.fundpurchase.house;

import org.jspecify.annotations.NullMarked;
