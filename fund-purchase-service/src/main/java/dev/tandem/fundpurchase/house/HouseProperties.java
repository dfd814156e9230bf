package dev.tandem.fundpurchase.house;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the fund house is reached.
 *
 * @param url where it answers
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param lookBackDays for how many days NAVs and confirmations are fetched again, to find
 *     corrections
 */
@ConfigurationProperties("tandem.fund-purchase.house")
record HouseProperties(
    @DefaultValue("http://localhost:8092") URI url,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration readTimeout,
    @DefaultValue("7") int lookBackDays) {}
