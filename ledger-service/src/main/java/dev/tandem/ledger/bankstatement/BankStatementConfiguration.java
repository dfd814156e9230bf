package dev.tandem.ledger.bankstatement;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BankStatementProperties.class)
class BankStatementConfiguration {}
