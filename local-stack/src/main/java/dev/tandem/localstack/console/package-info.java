/** Tells the person at the terminal how far it is. */
@NullMarked
package dev.tandem.localstack.console;

import org.jspecify.annotations.NullMarked;
