/** What came of messages to people. */
@NullMarked
package dev.tandem.contract.notification;

import org.jspecify.annotations.NullMarked;
