package dev.tandem.localstack.story;

import java.io.IOException;
import java.time.Duration;

import dev.tandem.localstack.suite.Service;

/** The running suite on which stories are played. */
public interface Stage {

  /** The address of a service for clients. */
  String url(Service service);

  /** The address of a service for operators. */
  String managementUrl(Service service);

  /** The address of the bank. */
  String bankUrl();

  /** The address of the fund house. */
  String fundHouseUrl();

  /** The address of the identity server. */
  String identityUrl();

  /**
   * Moves the time of every service, of the bank and of the fund house ahead. Parts that are
   * started later join in that time.
   *
   * @throws IOException if one of them did not take part; others may have
   */
  void advanceClock(Duration duration) throws IOException;
}
