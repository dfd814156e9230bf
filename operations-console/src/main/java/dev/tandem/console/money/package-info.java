/** The books: trial balance and statements. */
@NullMarked
package dev.tandem.console.money;

import org.jspecify.annotations.NullMarked;
