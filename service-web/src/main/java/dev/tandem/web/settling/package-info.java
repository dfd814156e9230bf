/**
 * Breaks: what an outside system says and we do not. Each is a task that two people settle: one
 * proposes how, another approves, and only then does anything move.
 */
@NullMarked
package dev.tandem.web.settling;

import org.jspecify.annotations.NullMarked;
