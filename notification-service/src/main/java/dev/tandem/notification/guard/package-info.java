@NullMarked
package dev.tandem.notification.guard;

import org.jspecify.annotations.NullMarked;
