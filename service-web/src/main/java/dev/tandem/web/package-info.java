/**
 * The HTTP contract that every service shares, so that it stands once. Being on the class path is
 * enough: everything here is auto-configured.
 *
 * <h2>Set up a service</h2>
 *
 * <p>{@code application.yml} imports the common defaults (loopback, threads, health groups, pool,
 * logging) and overrides them in a second document:
 *
 * <pre>{@code
 * spring:
 *   config:
 *     import: classpath:tandem-service.yml
 * ---
 * spring:
 *   application:
 *     name: wallet-service
 *   datasource:
 *     url: jdbc:postgresql://localhost:15432/wallet
 * server:
 *   port: 8081
 * management:
 *   server:
 *     port: 9081
 * }</pre>
 *
 * <h2>Answer with problems</h2>
 *
 * <p>Declare the service's {@link dev.tandem.web.problem.ProblemType}s as constants and throw them:
 *
 * <pre>{@code
 * static final ProblemType WALLET_FROZEN =
 *     ProblemType.of("wallet-frozen", 409, "The wallet is frozen");
 *
 * throw WALLET_FROZEN.because("Frozen since " + since);
 * throw Problems.OVERLOADED.because("The queue is full").retryAfter(Duration.ofSeconds(1));
 * }</pre>
 *
 * <p>Everything else becomes a problem by itself: failed {@code @Valid} constraints with a JSON
 * pointer for each, unreadable JSON, unknown paths, methods and media types, a database that does
 * not answer (503, retryable), and what nobody expected (500, without internals). An amount that
 * somebody asks to move is {@code @AmountMinor long amountMinor}; a request with nothing wrong but
 * that is {@code invalid-amount}.
 *
 * <p>Text that PostgreSQL cannot hold never reaches a controller or an actuator endpoint; one
 * integration test calls {@code dev.tandem.web.test.TextSweep}, which tries
 * every place of the service.
 *
 * <h2>Take a POST</h2>
 *
 * <pre>{@code
 * @PostMapping("/v1/wallets/{id}/recharges")
 * ResponseEntity<RechargeBody> request(
 *     @PathVariable String id,
 *     @Valid @RequestBody RechargeRequestBody body,
 *     IdempotencyKey key,
 *     PreferWait wait) {
 *   var walletId = WALLET_IDS.parsePath(id);          // malformed: 404 wallet-not-found
 *   var recharge = recharges.request(walletId, body, key.fingerprint());
 *   var headers = new HttpHeaders();
 *   headers.setLocation(URI.create("/v1/recharges/" + RECHARGE_IDS.format(recharge.id())));
 *   wait.applied(headers);                            // Preference-Applied
 *   return ResponseEntity.status(202).headers(headers).body(...);
 * }
 * }</pre>
 *
 * <p>{@code Idempotency-Key} is demanded, claimed and replayed before and after the controller runs
 * (see {@link dev.tandem.web.idempotency}). Keep {@code key.fingerprint()} in the business row
 * under {@code UNIQUE}: if an insert conflicts on it, answer with the row that is there.
 * Controllers answer on the thread the request came on; asynchronous answers to a POST are refused.
 *
 * <h2>Answer with lists and ids</h2>
 *
 * <pre>{@code
 * static final IdFormat WALLET_IDS = new IdFormat("wal", WALLET_NOT_FOUND);
 *
 * @GetMapping("/v1/wallets")
 * Page<WalletBody> list(@RequestParam String ownerId, PageRequest page) {
 *   var rows = wallets.find(ownerId, page.startingAfter(WALLET_IDS), page.fetchLimit());
 *   return Page.of(page, rows, WalletBody::of);
 * }
 * }</pre>
 *
 * <p>New ids come from {@link dev.tandem.messaging.support.UuidV7#next()}, times from the injected
 * {@code Clock}.
 *
 * <h2>Commit the OpenAPI document</h2>
 *
 * <p>One integration test calls {@code dev.tandem.web.test.CommittedOpenApi} with
 * the service's port; run with {@code -Dopenapi.update=true} it writes {@code openapi.json}.
 */
@NullMarked
package dev.tandem.web;

import org.jspecify.annotations.NullMarked;
