/** Where statements and books do not agree, and how two people settle it. */
@NullMarked
package dev.tandem.ledger.breaks;

import org.jspecify.annotations.NullMarked;
