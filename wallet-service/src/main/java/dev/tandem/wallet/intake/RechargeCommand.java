package dev.tandem.wallet.intake;

import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.PaymentContext;
import dev.tandem.wallet.bank.FundingToken;
import org.jspecify.annotations.Nullable;

/**
 * A request to recharge a wallet.
 *
 * @param rechargeId the id the recharge gets if it is accepted
 * @param ownerId the caller; wallets of others count as missing
 * @param fingerprint identifies the request: repeated, it stays one recharge
 * @param traceId the trace of the request
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
    byte[] fingerprint,
    @Nullable UUID traceId) {}
