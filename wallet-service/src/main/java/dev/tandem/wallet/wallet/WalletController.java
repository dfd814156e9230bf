package dev.tandem.wallet.wallet;

import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dev.tandem.wallet.WalletIds;
import dev.tandem.wallet.WalletProblems;
import dev.tandem.wallet.ledger.Balances;
import dev.tandem.wallet.ledger.JdbcLedger;
import dev.tandem.web.Page;
import dev.tandem.web.PageRequest;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.ProblemException;
import dev.tandem.web.problem.Problems;
import dev.tandem.web.problem.Violation;
import dev.tandem.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/wallets")
class WalletController {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final OpenWallets openWallets;
  private final Wallets wallets;
  private final JdbcLedger ledger;

  WalletController(OpenWallets openWallets, Wallets wallets, JdbcLedger ledger) {
    this.openWallets = openWallets;
    this.wallets = wallets;
    this.ledger = ledger;
  }

  @PostMapping
  @Operation(summary = "Opens a wallet")
  ResponseEntity<WalletAnswer> open(
      @RequestBody @Valid WalletRequest request, Caller caller, IdempotencyKey key) {
    if (!request.ownerId().equals(caller.sub())) {
      throw Problems.FORBIDDEN.because("A wallet is opened by its owner");
    }
    var currency = currencyOf(request);
    var code = currency.getCurrencyCode();
    return switch (openWallets.open(request.ownerId(), code, key.fingerprint())) {
      case OpenOutcome.Opened(var wallet) -> created(wallet);
      case OpenOutcome.KeyReused() ->
        throw Problems.IDEMPOTENCY_KEY_REUSED.because(
            "This key opened another wallet; a new request needs a new key");
      case OpenOutcome.Exists() ->
        throw WalletProblems.WALLET_EXISTS.because(
            "%s has a wallet in %s".formatted(request.ownerId(), code));
    };
  }

  private ResponseEntity<WalletAnswer> created(Wallet wallet) {
    var answer = answers(List.of(wallet)).getFirst();
    return ResponseEntity.created(URI.create("/v1/wallets/" + answer.id())).body(answer);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Shows a wallet and its balance")
  WalletAnswer get(@PathVariable String id, Caller caller) {
    return wallets
        .findById(WalletIds.WALLET.parsePath(id), caller.ownerFilter())
        .map(wallet -> answers(List.of(wallet)).getFirst())
        .orElseThrow(() -> WalletProblems.WALLET_NOT_FOUND.because("There is no " + id));
  }

  @GetMapping
  @Operation(summary = "Lists the wallets of an owner, oldest first")
  Page<WalletAnswer> list(
      @RequestParam @NotBlank @Size(max = 128) String ownerId, Caller caller, PageRequest page) {
    var after = page.startingAfter(WalletIds.WALLET).orElse(BEFORE_ALL);
    var found = wallets.findByOwnerIdAfter(
        ownerId, caller.ownerFilter(), after, Limit.of(page.fetchLimit()));
    return Page.of(page, answers(found), answer -> answer);
  }

  private List<WalletAnswer> answers(List<Wallet> found) {
    var balances = ledger.balancesOf(found.stream().map(Wallet::id).toList());
    return found.stream()
        .map(wallet ->
            WalletAnswer.of(wallet, balances.getOrDefault(wallet.id(), new Balances(0, 0))))
        .toList();
  }

  private static Currency currencyOf(WalletRequest request) {
    try {
      var currency = Currency.getInstance(request.currency());
      // Codes such as XAU and XXX have no minor unit to count in.
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException unknown) {
      // Answered below.
    }
    throw new ProblemException(
        Problems.INVALID_REQUEST,
        "The currency is unknown",
        List.of(Violation.at("/currency", "Must be an ISO 4217 code with a minor unit")));
  }

  @Schema(example = """
      {"ownerId": "ada", "currency": "CNY"}
      """)
  record WalletRequest(
      @NotBlank @Size(max = 128) String ownerId, @NotNull String currency) {}

  /**
   * A wallet as callers see it.
   *
   * @param availableMinor what the owner may spend
   * @param heldMinor what is set aside for payments under way
   */
  record WalletAnswer(
      String id,
      String ownerId,
      String currency,
      long availableMinor,
      long heldMinor,
      WalletStatus status,
      Instant createdAt) {

    static WalletAnswer of(Wallet wallet, Balances balances) {
      return new WalletAnswer(
          WalletIds.WALLET.format(wallet.id()),
          wallet.ownerId(),
          wallet.currency(),
          balances.availableMinor(),
          balances.heldMinor(),
          wallet.status(),
          wallet.createdAt());
    }
  }
}
