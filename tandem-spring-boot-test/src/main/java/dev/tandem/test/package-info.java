@NullMarked
package dev.tandem.test;

import org.jspecify.annotations.NullMarked;
