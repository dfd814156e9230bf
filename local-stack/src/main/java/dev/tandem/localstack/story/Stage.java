package dev.tandem.localstack.story;

import java.io.IOException;
import java.time.Duration;

import dev.tandem.localstack.suite.Service;

/** What stories are played on: a running suite. */
public interface Stage {

  /** Where clients reach the service. */
  String url(Service service);

  /** Where operators reach the service. */
  String managementUrl(Service service);

  /** Where the bank is. */
  String bankUrl();

  /** Where tokens come from. */
  String identityUrl();

  /**
   * Moves the time of every service, of the bank and of the fund house ahead. What is started
   * later joins in that time.
   *
   * @throws IOException if one of them did not take part; others may have
   */
  void advanceClock(Duration duration) throws IOException;
}
