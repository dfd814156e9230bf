/** Actions after a transaction. */
@NullMarked
package dev.tandem.web.transaction;

import org.jspecify.annotations.NullMarked;
