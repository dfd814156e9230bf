package dev.tandem.notification.guard;

import java.net.UnknownHostException;

/**
 * A host leads to an address that the policy does not permit.
 *
 * <p>It is an {@link UnknownHostException} so that an HTTP client treats the host as one that
 * cannot be reached, and never tries the next address.
 */
public class TargetRefusedException extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  TargetRefusedException(String host) {
    super("target refused: " + host);
  }
}
