package dev.tandem.wallet.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.GroupCommits;
import dev.tandem.wallet.Now;
import dev.tandem.wallet.SqlArrays;
import dev.tandem.wallet.intake.RequestOutcome.Accepted;
import dev.tandem.wallet.intake.RequestOutcome.AcceptedBefore;
import dev.tandem.wallet.intake.RequestOutcome.CurrencyMismatch;
import dev.tandem.wallet.intake.RequestOutcome.KeyReused;
import dev.tandem.wallet.intake.RequestOutcome.WalletFrozen;
import dev.tandem.wallet.intake.RequestOutcome.WalletNotFound;
import dev.tandem.wallet.recharge.Recharge;
import dev.tandem.wallet.recharge.RechargeEvents;
import dev.tandem.wallet.recharge.RechargeProperties;
import dev.tandem.wallet.recharge.RechargeRow;
import dev.tandem.wallet.recharge.Recharges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Accepts recharges: one cheap transaction writes them with their first events, and everything else
 * happens behind the queue. Commands that come at the same moment share that transaction.
 */
@Service
class AcceptRecharges {

  // A wallet that is missing, frozen or of another currency joins no row, and a key used before
  // inserts none: why a command was refused is asked only where one was.
  private static final String ACCEPT = """
      INSERT INTO recharge (id, wallet_id, owner_id, amount_minor, currency, status,
        funding_token, fingerprint, due_at, created_at)
      SELECT a.id, a.wallet_id, w.owner_id, a.amount_minor, a.currency, 'SCREENING',
        a.funding_token, decode(a.fingerprint, 'hex'), :dueAt::timestamptz, :at::timestamptz
      FROM unnest(:ids::uuid[], :walletIds::uuid[], :amounts::bigint[], :currencies::text[],
          :fundingTokens::text[], :fingerprints::text[])
          AS a (id, wallet_id, amount_minor, currency, funding_token, fingerprint)
        JOIN wallet w
          ON w.id = a.wallet_id AND w.currency = a.currency AND w.status = 'ACTIVE'
      ORDER BY a.fingerprint
      ON CONFLICT ON CONSTRAINT recharge_asked_once DO NOTHING
      RETURNING *
      """;

  private final JdbcClient jdbc;
  private final RechargeEvents events;
  private final GroupCommits groupCommits;
  private final Recharges recharges;
  private final RechargeProperties properties;
  private final Clock clock;

  AcceptRecharges(
      JdbcClient jdbc,
      RechargeEvents events,
      GroupCommits groupCommits,
      Recharges recharges,
      RechargeProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.groupCommits = groupCommits;
    this.recharges = recharges;
    this.properties = properties;
    this.clock = clock;
  }

  /** Decides {@code commands}, each for itself, and answers in their order. */
  @Transactional
  public List<RequestOutcome> accept(List<RechargeCommand> commands) {
    var accepted = insert(commands, Now.of(clock));
    for (var command : commands) {
      var recharge = accepted.get(command.rechargeId());
      if (recharge != null) {
        groupCommits.onBehalfOf(command, () -> events.requested(recharge, command.context()));
      }
    }
    recharges.tellAfterCommit(List.copyOf(accepted.values()));
    return commands.stream()
        .map(command -> Optional.ofNullable(accepted.get(command.rechargeId()))
            .<RequestOutcome>map(Accepted::new)
            .orElseGet(() -> whyNot(command)))
        .toList();
  }

  private Map<UUID, Recharge> insert(List<RechargeCommand> commands, Instant at) {
    return jdbc
        .sql(ACCEPT)
        .param("ids", SqlArrays.of(commands, RechargeCommand::rechargeId))
        .param("walletIds", SqlArrays.of(commands, RechargeCommand::walletId))
        .param("amounts", SqlArrays.of(commands, command -> command.amount().minorUnits()))
        .param("currencies", SqlArrays.of(commands, command -> command.amount().currency()))
        .param(
            "fundingTokens",
            SqlArrays.of(commands, command -> command.fundingToken().value()))
        .param("fingerprints", SqlArrays.of(commands, command -> hex(command.fingerprint())))
        .param("dueAt", at.plus(properties.screeningDeadline()).toString())
        .param("at", at.toString())
        .query(RechargeRow::map)
        .list()
        .stream()
        .collect(toMap(Recharge::id, identity()));
  }

  private RequestOutcome whyNot(RechargeCommand command) {
    return before(command).orElseGet(() -> refusal(command));
  }

  private Optional<RequestOutcome> before(RechargeCommand command) {
    return jdbc.sql("SELECT * FROM recharge WHERE fingerprint = :fingerprint")
        .param("fingerprint", command.fingerprint())
        .query(RechargeRow::map)
        .optional()
        .map(recharge -> recharge.amount().equals(command.amount())
            ? new AcceptedBefore(recharge)
            : new KeyReused());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private RequestOutcome refusal(RechargeCommand command) {
    record Wallet(String currency, String status) {}
    return jdbc.sql("SELECT currency, status FROM wallet WHERE id = :id")
        .param("id", command.walletId())
        .query(Wallet.class)
        .optional()
        .<RequestOutcome>map(
            wallet -> wallet.currency().equals(command.amount().currency().getCurrencyCode())
                ? new WalletFrozen()
                : new CurrencyMismatch(wallet.currency()))
        .orElseGet(WalletNotFound::new);
  }
}
