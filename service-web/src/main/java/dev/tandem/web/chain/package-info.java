/**
 * Hash chains: each row's hash covers what the row says and the hash of the row before it, so that
 * one changed byte is found. {@code GET /actuator/verification} reads all chains of a service.
 */
@NullMarked
package dev.tandem.web.chain;

import org.jspecify.annotations.NullMarked;
