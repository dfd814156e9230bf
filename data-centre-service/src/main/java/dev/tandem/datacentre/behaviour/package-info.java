/** What investors do besides paying, told by apps and web pages. */
@NullMarked
package dev.tandem.datacentre.behaviour;

import org.jspecify.annotations.NullMarked;
