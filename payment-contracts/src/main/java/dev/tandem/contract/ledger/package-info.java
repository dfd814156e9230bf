/** Events of ledger-service: what banks show, where they differ, and what is settled. */
@NullMarked
package dev.tandem.contract.ledger;

import org.jspecify.annotations.NullMarked;
