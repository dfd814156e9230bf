package dev.tandem.fundpurchase.fund;

import java.math.BigDecimal;
import java.util.Currency;

import dev.tandem.contract.Money;
import dev.tandem.fundpurchase.pricing.FeeRate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A fund of the catalogue, as its fund house runs it. */
@Entity
@Table(name = "fund")
public class Fund {

  @Id
  private String code;

  private String name;
  private String currency;
  private int riskLevel;
  private BigDecimal feeRate;
  private long minAmountMinor;

  @Enumerated(EnumType.STRING)
  private FundStatus status;

  @SuppressWarnings("NullAway.Init") // JPA fills the fields
  protected Fund() {}

  public Fund(
      String code,
      String name,
      int riskLevel,
      FeeRate feeRate,
      Money minAmount,
      FundStatus status) {
    this.code = code;
    this.name = name;
    this.currency = minAmount.currency().getCurrencyCode();
    this.riskLevel = riskLevel;
    this.feeRate = feeRate.value();
    this.minAmountMinor = minAmount.minorUnits();
    this.status = status;
  }

  public String code() {
    return code;
  }

  String name() {
    return name;
  }

  public Currency currency() {
    return Currency.getInstance(currency);
  }

  /** 1 (lowest) to 5. */
  public int riskLevel() {
    return riskLevel;
  }

  public FeeRate feeRate() {
    return new FeeRate(feeRate);
  }

  public Money minAmount() {
    return Money.of(minAmountMinor, currency);
  }

  public FundStatus status() {
    return status;
  }
}
