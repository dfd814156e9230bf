package dev.tandem.wallet.recharge;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Deadlines of recharges.
 *
 * @param screeningDeadline How long the risk decision may take; then the recharge expires.
 * @param stepUpDeadline How long the owner may take to prove who they are; then it expires.
 * @param reviewDeadline How long a reviewer may take to decide on a held recharge; then it expires.
 * @param stepUpTries How many wrong codes reject the recharge.
 * @param maxAccepting Most recharges that wait to be written; beyond it they are refused with 503.
 * @param acceptPatience How long one of them may take to be written; then it is refused with 503.
 * @param expiryInterval How often passed deadlines are looked for.
 */
@ConfigurationProperties("tandem.wallet.recharge")
public record RechargeProperties(
    @DefaultValue("15m") Duration screeningDeadline,
    @DefaultValue("10m") Duration stepUpDeadline,
    @DefaultValue("72h") Duration reviewDeadline,
    @DefaultValue("3") int stepUpTries,
    @DefaultValue("2048") int maxAccepting,
    @DefaultValue("10s") Duration acceptPatience,
    @DefaultValue("1s") Duration expiryInterval) {}
