package dev.tandem.wallet.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.UuidV7;

import static dev.tandem.wallet.ledger.AccountKind.BANK_CLEARING;
import static dev.tandem.wallet.ledger.AccountKind.DISCOUNT_SUBSIDY;
import static dev.tandem.wallet.ledger.AccountKind.FEE_INCOME;
import static dev.tandem.wallet.ledger.AccountKind.FUND_HOUSE_PAYABLE;
import static dev.tandem.wallet.ledger.AccountKind.SUBSCRIPTION_IN_TRANSIT;
import static dev.tandem.wallet.ledger.AccountKind.WALLET_AVAILABLE;
import static dev.tandem.wallet.ledger.AccountKind.WALLET_HELD;

/**
 * The money of a fund order, and the journals of each way it can move. Journals of one order share
 * its id as their reference: that is what links them.
 *
 * @param amount what the investor pays in all, fee included
 * @param fee the part of {@code amount} that is the fee
 * @param waivedFee the fee that a discount waives: earned by the fund's terms, and paid by the
 *     house
 */
public record PurchaseMoney(UUID orderId, UUID walletId, Money amount, Money fee, Money waivedFee) {

  /** The bank charged it for the house, and the house owes it to the wallet's owner. */
  public Journal recharged(Instant at) {
    return recharged(amount, at);
  }

  /**
   * The bank charged {@code charged} for the house, and the house owes it to the wallet's owner.
   */
  public Journal recharged(Money charged, Instant at) {
    return journal(
        JournalKind.PURCHASE_RECHARGE,
        at,
        Line.ofHouse(BANK_CLEARING, charged.negated()),
        ofWallet(WALLET_AVAILABLE, charged));
  }

  /** The order's money leaves the available balance, to be subscribed. */
  public Journal purchased(Instant at) {
    return journal(JournalKind.PURCHASE, at, paidFrom(WALLET_AVAILABLE));
  }

  /** The order's money is set aside. */
  public Journal held(Instant at) {
    return journal(
        JournalKind.HOLD,
        at,
        ofWallet(WALLET_AVAILABLE, amount.negated()),
        ofWallet(WALLET_HELD, amount));
  }

  /** The held money is paid, to be subscribed. */
  public Journal captured(Instant at) {
    return journal(JournalKind.CAPTURE, at, paidFrom(WALLET_HELD));
  }

  /** The held money is available again. */
  public Journal released(Instant at) {
    return journal(
        JournalKind.RELEASE,
        at,
        ofWallet(WALLET_HELD, amount.negated()),
        ofWallet(WALLET_AVAILABLE, amount));
  }

  /** The fund house accepted the order: the money in transit is now owed to it. */
  public Journal subscribed(Instant at) {
    return journal(
        JournalKind.SUBSCRIPTION,
        at,
        Line.ofHouse(SUBSCRIPTION_IN_TRANSIT, invested().negated()),
        Line.ofHouse(FUND_HOUSE_PAYABLE, invested()));
  }

  /** The payment, with its fee, is returned before the fund house accepted the order. */
  public Journal returnedFromTransit(Instant at) {
    return journal(JournalKind.PURCHASE_REVERSAL, at, returnedFrom(SUBSCRIPTION_IN_TRANSIT));
  }

  /** The payment, with its fee, is returned although the fund house had accepted the order. */
  public Journal returnedFromFundHouse(Instant at) {
    return journal(JournalKind.PURCHASE_REVERSAL, at, returnedFrom(FUND_HOUSE_PAYABLE));
  }

  private Line[] paidFrom(AccountKind wallet) {
    return lines(
        ofWallet(wallet, amount.negated()),
        Line.ofHouse(SUBSCRIPTION_IN_TRANSIT, invested()),
        Line.ofHouse(FEE_INCOME, fee.plus(waivedFee)),
        Line.ofHouse(DISCOUNT_SUBSIDY, waivedFee.negated()));
  }

  private Line[] returnedFrom(AccountKind house) {
    return lines(
        Line.ofHouse(house, invested().negated()),
        Line.ofHouse(FEE_INCOME, fee.plus(waivedFee).negated()),
        Line.ofHouse(DISCOUNT_SUBSIDY, waivedFee),
        ofWallet(WALLET_AVAILABLE, amount));
  }

  private Money invested() {
    return amount.minus(fee);
  }

  private Line ofWallet(AccountKind kind, Money money) {
    return Line.ofWallet(kind, walletId, money);
  }

  // Without a fee there is no posting of it.
  private static Line[] lines(Line... lines) {
    return Stream.of(lines).filter(line -> line.amount().minorUnits() != 0).toArray(Line[]::new);
  }

  private Journal journal(JournalKind kind, Instant at, Line... lines) {
    return new Journal(UuidV7.next(), kind, orderId, at, List.of(lines));
  }
}
