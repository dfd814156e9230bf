package dev.tandem.web.chain;

import java.util.List;

/**
 * The result of reading all rows again.
 *
 * @param rows the word for them, such as {@code journals}
 * @param count the number that were read
 * @param damages whatever is not as it was written, the first hundred
 */
public record Verification(String rows, long count, List<String> damages) {

  public Verification {
    damages = List.copyOf(damages);
  }

  /** Whether everything is as it was written. */
  public boolean intact() {
    return damages.isEmpty();
  }
}
