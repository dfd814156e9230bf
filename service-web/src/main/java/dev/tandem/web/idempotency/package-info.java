/**
 * {@code Idempotency-Key}: a POST runs once, however often it is sent.
 *
 * <p>Every POST under {@code /v1/} needs the header. The key belongs to its caller and path. The
 * first request with a key claims it for a lease and runs; what happens to a second one depends on
 * the first:
 *
 * <ul>
 *   <li>it had another body: 422 {@code idempotency-key-reused};
 *   <li>it is still running: 409 {@code idempotency-key-in-progress} with {@code Retry-After};
 *   <li>it was answered finally: the answer again, with {@code Idempotent-Replayed: true};
 *   <li>it was answered otherwise, or its lease ended without an answer: the second one runs.
 * </ul>
 *
 * <p><b>Final</b> answers are those that a domain decided: 2xx, and the problems 404, 409, 410 and
 * 422 that are not retryable. Someone who was told "insufficient balance" must not find later that
 * a late duplicate of that request went through. <b>Not final</b> are requests that were refused
 * unseen (400, 401, 403, 405, 406, 413, 415, 429, and the 404 of a path that does not exist),
 * retryable problems and every 5xx: the caller mends the request or tries again, with the same key.
 *
 * <p>This store is a convenience for callers, not what keeps money safe: an answer expires, a lease
 * can end while its request still runs, and a crash can lose a claim. So a controller takes
 * {@link dev.tandem.web.idempotency.IdempotencyKey} as a parameter and keeps its
 * {@code fingerprint()} in the business row under a unique constraint, for ever.
 */
@NullMarked
package dev.tandem.web.idempotency;

import org.jspecify.annotations.NullMarked;
