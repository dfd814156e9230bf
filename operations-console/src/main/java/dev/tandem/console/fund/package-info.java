/** What is bought, and what fails, as analytics count it. */
@NullMarked
package dev.tandem.console.fund;

import org.jspecify.annotations.NullMarked;
