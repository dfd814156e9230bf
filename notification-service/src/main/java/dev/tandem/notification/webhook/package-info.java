@NullMarked
package dev.tandem.notification.webhook;

import org.jspecify.annotations.NullMarked;
