@NullMarked
package dev.tandem.notification.delivery;

import org.jspecify.annotations.NullMarked;
