@NullMarked
package dev.tandem.localstack;

import org.jspecify.annotations.NullMarked;
