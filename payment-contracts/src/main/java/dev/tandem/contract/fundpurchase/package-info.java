/** Events of fund-purchase-service: orders from request to shares, and its catalogue. */
@NullMarked
package dev.tandem.contract.fundpurchase;

import org.jspecify.annotations.NullMarked;
