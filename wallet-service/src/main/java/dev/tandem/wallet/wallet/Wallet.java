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

  /** The fingerprint of the request that opened it; none for wallets older than this column. */
  @SuppressWarnings("UnusedVariable") // Queries find by it.
  private byte @Nullable [] fingerprint;

  @SuppressWarnings("NullAway.Init") // For JPA.
  protected Wallet() {}

  private Wallet(UUID id, String ownerId, String currency, byte[] fingerprint, Instant createdAt) {
    this.id = id;
    this.ownerId = ownerId;
    this.currency = currency;
    this.status = WalletStatus.ACTIVE;
    this.fingerprint = fingerprint;
    this.createdAt = createdAt;
  }

  static Wallet open(UUID id, String ownerId, String currency, byte[] fingerprint, Instant at) {
    return new Wallet(id, ownerId, currency, fingerprint, at);
  }

  boolean isOf(String owner, String itsCurrency) {
    return ownerId.equals(owner) && currency.equals(itsCurrency);
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
