package dev.tandem.wallet.intake;

import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to recharge a wallet.
 *
 * @param rechargeId the id the recharge gets if it is accepted
 * @param ownerId who asks; anybody else's wallet is not there
 * @param fingerprint names the wish: asked twice, it is one recharge
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared: it goes from the request to the database.
record RechargeCommand(
    UUID rechargeId,
    UUID walletId,
    String ownerId,
    Money amount,
    FundingToken fundingToken,
    @Nullable PaymentContext context,
    byte[] fingerprint) {}
