/** The HTTP interfaces of the services, for readers. */
@NullMarked
package dev.tandem.console.reference;

import org.jspecify.annotations.NullMarked;
