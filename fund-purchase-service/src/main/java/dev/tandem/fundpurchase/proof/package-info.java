/** What orders say of the money moved, for the accounting centre. */
@NullMarked
package dev.tandem.fundpurchase.proof;

import org.jspecify.annotations.NullMarked;
