/**
 * State machines: what happens to something, the states it leads to, and where it comes too late.
 */
@NullMarked
package dev.tandem.web.state;

import org.jspecify.annotations.NullMarked;
