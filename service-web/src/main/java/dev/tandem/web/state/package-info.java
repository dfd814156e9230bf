/** State machines: transitions, the states they leave and lead to, and where they come too late. */
@NullMarked
package dev.tandem.web.state;

import org.jspecify.annotations.NullMarked;
