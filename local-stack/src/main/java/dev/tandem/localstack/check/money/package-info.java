/** The rules about money and shares: none is lost, doubled or made. */
@NullMarked
package dev.tandem.localstack.check.money;

import org.jspecify.annotations.NullMarked;
