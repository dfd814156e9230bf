package dev.tandem.wallet.proof;

import dev.tandem.web.proof.MovedMoney;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The money that recharges and payments have moved. Kinds and accounts are called as in the
 * accounting centre, for which all wallets are one account.
 *
 * <p>How much moved is read from recharges and payments, which accounts it changed from postings. A
 * charge for an order belongs to its first end: paid, or failed or reversed although the bank has
 * charged.
 */
@Configuration(proxyBeanMethods = false)
class WalletMoney {

  private static final String MOVEMENT = """
      SELECT 'RECHARGE' AS kind, 'rch_' || r.id AS reference, r.currency, t.at,
        coalesce(r.credited_minor, r.amount_minor) AS amount_minor, r.id AS source,
        ARRAY['RECHARGE'] AS journals
      FROM recharge_transition t JOIN recharge r ON r.id = t.recharge_id
      WHERE t.status = 'COMPLETED' AND t.at >= :from AND t.at < :to
      UNION ALL
      SELECT CASE p.kind WHEN 'DISCOUNT' THEN 'DISCOUNT_PURCHASE' ELSE 'PURCHASE' END,
        'ord_' || p.id, p.currency, t.at, p.amount_minor, p.id,
        ARRAY['PURCHASE_RECHARGE', 'PURCHASE', 'CAPTURE']
      FROM fund_payment_transition t JOIN fund_payment p ON p.id = t.payment_id
      WHERE t.status = 'PAID' AND t.at >= :from AND t.at < :to
      UNION ALL
      SELECT CASE t.status WHEN 'FAILED' THEN 'PURCHASE_FAILED' ELSE 'REVERSAL' END,
        'ord_' || p.id, p.currency, t.at, came_back.amount_minor, p.id, came_back.journals
      FROM fund_payment_transition t
        JOIN fund_payment p ON p.id = t.payment_id
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(l.amount_minor), 0) AS amount_minor, array_agg(j.kind) AS journals
          FROM journal j
            JOIN posting l ON l.journal_id = j.id
            JOIN account a ON a.id = l.account_id
          WHERE j.reference_id = p.id AND a.kind = 'WALLET_AVAILABLE'
            AND (j.kind = 'PURCHASE_REVERSAL' AND t.status = 'REVERSED'
              OR j.kind = 'PURCHASE_RECHARGE' AND NOT EXISTS (
                SELECT FROM fund_payment_transition earlier
                WHERE earlier.payment_id = p.id AND earlier.number < t.number
                  AND earlier.status IN ('PAID', 'FAILED')))
            AND j.kind IN ('PURCHASE_REVERSAL', 'PURCHASE_RECHARGE')
        ) came_back
      WHERE t.status IN ('FAILED', 'REVERSED') AND t.at >= :from AND t.at < :to
      UNION ALL
      SELECT 'SUBSCRIPTION', 'ord_' || p.id, p.currency, j.effective_at,
        p.amount_minor - p.fee_minor, p.id, ARRAY['SUBSCRIPTION']
      FROM journal j JOIN fund_payment p ON p.id = j.reference_id
      WHERE j.kind = 'SUBSCRIPTION' AND j.effective_at >= :from AND j.effective_at < :to
      """;

  private static final String LINE = """
      SELECT m.kind, m.reference, m.currency, m.at, l.amount_minor,
        CASE WHEN a.kind IN ('WALLET_AVAILABLE', 'WALLET_HELD') THEN 'CUSTOMERS' ELSE a.kind END
          AS account
      FROM movement m
        JOIN journal j ON j.reference_id = m.source AND j.kind = ANY (m.journals)
        JOIN posting l ON l.journal_id = j.id
        JOIN account a ON a.id = l.account_id
      """;

  private static final String TOTALS = """
      SELECT CASE WHEN kind IN ('WALLET_AVAILABLE', 'WALLET_HELD') THEN 'CUSTOMERS' ELSE kind END
          AS account,
        currency, credit_minor - debit_minor AS amount_minor
      FROM posting_total
      """;

  @Bean
  MovedMoney movedMoney(JdbcClient jdbc) {
    return new MovedMoney(jdbc, MOVEMENT, LINE, TOTALS);
  }
}
