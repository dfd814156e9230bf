package dev.tandem.wallet.recharge;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long recharges wait, and how many requests wait for them.
 *
 * @param screeningDeadline How long the risk decision may take; then the recharge expires.
 * @param stepUpDeadline How long the owner may take to prove who they are; then it expires.
 * @param reviewDeadline How long a reviewer may take to decide on a held recharge; then it expires.
 * @param stepUpTries How many wrong codes reject the recharge.
 * @param maxWaiting Most requests that wait for an outcome at once; beyond it they are refused with 503.
 * @param maxAccepting Most recharges that wait to be written; beyond it they are refused with 503.
 * @param acceptPatience How long one of them may take to be written; then it is refused with 503.
 * @param waitPollInterval How often outcomes that other instances reached are looked for.
 * @param expiryInterval How often passed deadlines are looked for.
 */
@ConfigurationProperties("tandem.wallet.recharge")
public record RechargeProperties(
    @DefaultValue("15m") Duration screeningDeadline,
    @DefaultValue("10m") Duration stepUpDeadline,
    @DefaultValue("72h") Duration reviewDeadline,
    @DefaultValue("3") int stepUpTries,
    @DefaultValue("512") int maxWaiting,
    @DefaultValue("2048") int maxAccepting,
    @DefaultValue("10s") Duration acceptPatience,
    @DefaultValue("200ms") Duration waitPollInterval,
    @DefaultValue("1s") Duration expiryInterval) {}
