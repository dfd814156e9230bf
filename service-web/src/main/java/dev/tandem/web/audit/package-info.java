/**
 * The audit log: what people change, written in the transaction that changes it and chained, so
 * that a changed byte is found.
 *
 * <p>Nothing need be done for an act to be logged: every request of a person that is no mere read
 * leaves a row in {@code audit.act} with who asked for what, where, on what and why. What that
 * changed is told by {@link dev.tandem.web.audit.Acts#changed}, in the same transaction.
 */
@NullMarked
package dev.tandem.web.audit;

import org.jspecify.annotations.NullMarked;
