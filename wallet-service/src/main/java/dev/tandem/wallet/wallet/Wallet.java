package dev.tandem.wallet.wallet;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An owner's wallet in one currency. Its money is in the ledger. */
@Entity
@Table(name = "wallet")
class Wallet {

  @Id
  private UUID id;

  private String ownerId;
  private String currency;

  @Enumerated(EnumType.STRING)
  private WalletStatus status;

  @Version
  private @Nullable Long version;

  private Instant createdAt;

  @SuppressWarnings("NullAway.Init") // For JPA.
  protected Wallet() {}

  private Wallet(UUID id, String ownerId, String currency, Instant createdAt) {
    this.id = id;
    this.ownerId = ownerId;
    this.currency = currency;
    this.status = WalletStatus.ACTIVE;
    this.createdAt = createdAt;
  }

  static Wallet open(UUID id, String ownerId, String currency, Instant at) {
    return new Wallet(id, ownerId, currency, at);
  }

  void freeze() {
    status = WalletStatus.FROZEN;
  }

  void unfreeze() {
    status = WalletStatus.ACTIVE;
  }

  UUID id() {
    return id;
  }

  String ownerId() {
    return ownerId;
  }

  String currency() {
    return currency;
  }

  WalletStatus status() {
    return status;
  }

  Instant createdAt() {
    return createdAt;
  }
}
