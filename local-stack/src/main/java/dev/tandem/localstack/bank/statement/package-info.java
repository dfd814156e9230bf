/** The bank's ISO 20022 messages: a daily camt.053, and pain.002 for the pain.001 it takes. */
@NullMarked
package dev.tandem.localstack.bank.statement;

import org.jspecify.annotations.NullMarked;
