package dev.tandem.wallet.intake;

import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Writes new recharges, many at a time. */
@Component
class JdbcRechargeIntake {

  // A wallet that is missing, somebody else's, frozen or of another currency joins no row, and a
  // key used before inserts none: why a command was refused is asked only where one was.
  private static final String ACCEPT = """
      INSERT INTO recharge (id, wallet_id, owner_id, amount_minor, currency, status,
        funding_token, fingerprint, due_at, created_at, trace_id)
      SELECT a.id, a.wallet_id, w.owner_id, a.amount_minor, a.currency, 'SCREENING',
        a.funding_token, decode(a.fingerprint, 'hex'), :dueAt::timestamptz, :at::timestamptz,
        a.trace_id
      FROM unnest(:ids::uuid[], :walletIds::uuid[], :owners::text[], :amounts::bigint[],
          :currencies::text[], :fundingTokens::text[], :fingerprints::text[], :traceIds::uuid[])
          AS a (id, wallet_id, owner_id, amount_minor, currency, funding_token, fingerprint,
            trace_id)
        JOIN wallet w
          ON w.id = a.wallet_id AND w.owner_id = a.owner_id AND w.currency = a.currency AND w.status = 'ACTIVE'
      ORDER BY a.fingerprint
      ON CONFLICT ON CONSTRAINT recharge_asked_once DO NOTHING
      RETURNING *
      """;

  private final JdbcClient jdbc;

  JdbcRechargeIntake(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes those of {@code commands} that may be accepted and were not accepted before.
   * @return the new recharges by id
   */
  Map<UUID, Recharge> insert(List<RechargeCommand> commands, Instant dueAt, Instant at) {
    return jdbc
        .sql(ACCEPT)
        .param("ids", SqlArrays.of(commands, RechargeCommand::rechargeId))
        .param("walletIds", SqlArrays.of(commands, RechargeCommand::walletId))
        .param("owners", SqlArrays.of(commands, RechargeCommand::ownerId))
        .param("amounts", SqlArrays.of(commands, command -> command.amount().minorUnits()))
        .param("currencies", SqlArrays.of(commands, command -> command.amount().currency()))
        .param(
            "fundingTokens",
            SqlArrays.of(commands, command -> command.fundingToken().value()))
        .param("fingerprints", SqlArrays.of(commands, command -> hex(command.fingerprint())))
        .param("traceIds", SqlArrays.of(commands, RechargeCommand::traceId))
        .param("dueAt", dueAt.toString())
        .param("at", at.toString())
        .query(RechargeRow::map)
        .list()
        .stream()
        .collect(toMap(Recharge::id, identity()));
  }

  /** The recharge that a command with this fingerprint created. */
  Optional<Recharge> findByFingerprint(byte[] fingerprint) {
    return jdbc.sql("SELECT * FROM recharge WHERE fingerprint = :fingerprint")
        .param("fingerprint", fingerprint)
        .query(RechargeRow::map)
        .optional();
  }

  /** The wallet's currency, if the owner has such a wallet. */
  Optional<Currency> currencyOfWallet(UUID walletId, String ownerId) {
    return jdbc.sql("SELECT currency FROM wallet WHERE id = :id AND owner_id = :ownerId")
        .param("id", walletId)
        .param("ownerId", ownerId)
        .query(String.class)
        .optional()
        .map(Currency::getInstance);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
