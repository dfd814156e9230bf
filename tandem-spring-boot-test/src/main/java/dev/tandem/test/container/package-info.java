/** The servers of tests as containers of official images, by Testcontainers. */
@NullMarked
package dev.tandem.test.container;

import org.jspecify.annotations.NullMarked;
