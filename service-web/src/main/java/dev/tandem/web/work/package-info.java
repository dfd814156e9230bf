/**
 * Works through rows that are due. The database holds the queue: one statement takes the due
 * rows that no other instance has ({@code FOR NO KEY UPDATE SKIP LOCKED}) and leases them, or ends
 * them in its own transaction; a worker runs it again and again.
 */
@NullMarked
package dev.tandem.web.work;

import org.jspecify.annotations.NullMarked;
