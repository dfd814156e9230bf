/** The simulated bank. */
@NullMarked
package dev.tandem.localstack.bank;

import org.jspecify.annotations.NullMarked;
