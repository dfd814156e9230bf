/**
 * Who may do what: every service takes OAuth 2 bearer tokens and is closed by default.
 *
 * <p>A service states its rules in one bean, endpoint by endpoint; what every service has (health,
 * metrics, actuator endpoints, schemas) has its rules already:
 *
 * <pre>{@code
 * @Bean
 * AccessRules accessRules() {
 *   return AccessRules.define()
 *       .post("/v1/wallets", INVESTOR)
 *       .get("/v1/wallets/{id}", OWNER_OR_STAFF)
 *       .post("/actuator/wallets/{id}", OPERATOR)
 *       .build();
 * }
 * }</pre>
 *
 * <p>Roles open endpoints; they never open somebody else's object. A controller takes the {@link
 * dev.tandem.web.security.Caller} and hands {@link dev.tandem.web.security.Caller#ownerFilter()} to
 * its query.
 */
@NullMarked
package dev.tandem.web.security;

import org.jspecify.annotations.NullMarked;
