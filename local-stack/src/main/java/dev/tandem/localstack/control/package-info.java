/** The demo: its process, and the control server through which other commands reach it. */
@NullMarked
package dev.tandem.localstack.control;

import org.jspecify.annotations.NullMarked;
