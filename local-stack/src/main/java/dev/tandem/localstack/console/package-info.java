/** Progress reports on the terminal. */
@NullMarked
package dev.tandem.localstack.console;

import org.jspecify.annotations.NullMarked;
