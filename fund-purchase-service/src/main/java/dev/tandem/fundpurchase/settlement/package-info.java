/**
 * Settling breaks: one person proposes how, another approves, and only then money or shares move.
 */
@NullMarked
package dev.tandem.fundpurchase.settlement;

import org.jspecify.annotations.NullMarked;
