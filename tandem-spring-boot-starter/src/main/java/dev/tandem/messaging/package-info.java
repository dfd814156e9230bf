@NullMarked
package dev.tandem.messaging;

import org.jspecify.annotations.NullMarked;
