package dev.tandem.web.chain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Lets staff verify what was written to stay as it is. All of it is read: seconds for a million
 * rows.
 */
@Endpoint(id = "verification")
class VerificationEndpoint {

  private final List<Verifiable> kept;

  VerificationEndpoint(List<Verifiable> kept) {
    this.kept = List.copyOf(kept);
  }

  /** The number of rows of each kind, whether they are intact, and what is not. */
  @ReadOperation
  Map<String, Object> verify() {
    var found = kept.stream().map(Verifiable::verify).toList();
    var answer = new TreeMap<String, Object>();
    found.forEach(it -> answer.put(it.rows(), it.count()));
    answer.put("intact", found.stream().allMatch(Verification::intact));
    answer.put("damages", found.stream().flatMap(it -> it.damages().stream()).toList());
    return answer;
  }
}
