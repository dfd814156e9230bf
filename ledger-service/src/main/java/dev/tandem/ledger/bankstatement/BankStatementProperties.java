package dev.tandem.ledger.bankstatement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the statements that are taken from banks.
 *
 * @param maxFile Largest file; one that is larger is refused.
 * @param keptOfRefused How much is kept of a file that was refused, at most 16 MB.
 */
@ConfigurationProperties("tandem.ledger.bank-statement")
public record BankStatementProperties(
    @DefaultValue("2GB") DataSize maxFile,
    @DefaultValue("1MB") DataSize keptOfRefused) {}
