/** The page of prepared transactions, of all services. */
@NullMarked
package dev.tandem.console.transaction;

import org.jspecify.annotations.NullMarked;
